package io.akkord.core.ordering;

import io.akkord.core.graph.CompiledGraph;

/** The task with the shortest expected run time first (Smith 1956): it minimises the mean time until a task is done. */
final class ShortestJob implements Ranking {

    @Override
    public void rank(CompiledGraph graph, TaskCosts costs, int first, int[] ranks) {
        for (int task = first; task < graph.taskCount(); task++) {
            ranks[task] = -(int) Math.min(costs.runMicros(task), Integer.MAX_VALUE);
        }
    }
}
