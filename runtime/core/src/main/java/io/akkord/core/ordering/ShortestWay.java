package io.akkord.core.ordering;

import io.akkord.core.graph.CompiledGraph;
import java.util.Arrays;

/**
 * Shortest remaining time first (Schrage 1968), between tasks: the remaining time of a task is the expected work on its
 * cheapest way to an end of the graph, itself included. So what is nearly done is finished before something else is
 * begun, and the first results come early. One sweep backwards, as for {@link CriticalPath}.
 */
final class ShortestWay implements Ranking {

    private static final int NO_WAY = Integer.MAX_VALUE;

    private final PathUnit unit = new PathUnit();

    @Override
    public void rank(CompiledGraph graph, TaskCosts costs, int first, int[] ranks) {
        int end = graph.taskCount();
        unit.choose(first, end, costs);
        Arrays.fill(ranks, first, end, NO_WAY);
        for (int task = end - 1; task >= first; task--) {
            int behind = ranks[task] == NO_WAY ? 0 : ranks[task];
            ranks[task] = unit.longer(behind, costs.runMicros(task));
            for (int place = graph.inputStart(task), last = graph.inputEnd(task); place < last; place++) {
                int input = graph.input(place);
                if (input >= first) {
                    ranks[input] = Math.min(ranks[input], ranks[task]);
                }
            }
        }
        for (int task = first; task < end; task++) {
            ranks[task] = -ranks[task];
        }
    }
}
