package io.akkord.core.ordering;

import io.akkord.core.graph.CompiledGraph;
import java.util.Arrays;

/**
 * The longest expected way from the task to an end of the graph, itself included: its b-level (Hu 1961), weighted by run
 * times as in HLFET (Adam, Chandy and Dickson 1974). A task of the highest level is on a critical path. Unlike HEFT's
 * upward rank (Topcuoglu, Hariri and Wu 2002), transfers are not counted: locality takes most of them away, and where a
 * task will run is not known yet.
 *
 * <p>One sweep backwards: numbers are topological, so a level is final before it raises those of the inputs.
 */
final class CriticalPath implements Ranking {

    private final PathUnit unit = new PathUnit();

    @Override
    public void rank(CompiledGraph graph, TaskCosts costs, int first, int[] ranks) {
        int count = graph.taskCount();
        unit.choose(first, count, costs);
        Arrays.fill(ranks, first, count, 0);
        for (int task = count - 1; task >= first; task--) {
            int level = unit.longer(ranks[task], costs.runMicros(task));
            ranks[task] = level;
            for (int place = graph.inputStart(task), end = graph.inputEnd(task); place < end; place++) {
                int input = graph.input(place);
                if (input >= first) {
                    ranks[input] = Math.max(ranks[input], level);
                }
            }
        }
    }
}
