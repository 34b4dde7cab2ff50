package io.akkord.core.ordering;

import io.akkord.core.graph.CompiledGraph;

/** Computes the ranks of one graph by one ordering. The same calls give the same ranks. One writer. */
public interface Ranking {

    /**
     * Fills in the ranks of the tasks from {@code first} on; larger goes first. With {@code first} 0 all ranks fit each
     * other; tasks that a growing graph gains are ranked among themselves, and earlier ranks stay. Cost: proportional to
     * tasks and edges.
     */
    void rank(CompiledGraph graph, TaskCosts costs, int first, int[] ranks);

    /** Whether ranks depend on expected run times, so that it pays to rank again when these have changed. */
    default boolean dependsOnCosts() {
        return true;
    }
}
