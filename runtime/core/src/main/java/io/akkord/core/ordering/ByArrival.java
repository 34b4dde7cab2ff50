package io.akkord.core.ordering;

import io.akkord.core.graph.CompiledGraph;
import java.util.Arrays;

/** No ranks: the order of task numbers and of becoming ready decides. */
final class ByArrival implements Ranking {

    @Override
    public void rank(CompiledGraph graph, TaskCosts costs, int first, int[] ranks) {
        Arrays.fill(ranks, first, graph.taskCount(), 0);
    }

    @Override
    public boolean dependsOnCosts() {
        return false;
    }
}
