package io.akkord.core.graph;

import java.util.Arrays;

/**
 * For each task the number of tasks on the longest path from it to an end of the graph, itself included: its b-level (Hu
 * 1961). A task of the highest level is on a critical path; running the highest first is the ordering to beat. One sweep
 * backwards: numbers are topological, so a task's level is final before it raises those of its inputs.
 */
final class BottomLevels {

    private BottomLevels() {}

    static int[] of(CompiledGraph graph) {
        int[] levels = new int[graph.taskCount()];
        Arrays.fill(levels, 1);
        for (int task = levels.length - 1; task >= 0; task--) {
            for (int place = graph.inputStart(task); place < graph.inputEnd(task); place++) {
                int input = graph.input(place);
                levels[input] = Math.max(levels[input], levels[task] + 1);
            }
        }
        return levels;
    }
}
