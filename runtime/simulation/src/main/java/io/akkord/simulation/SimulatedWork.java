package io.akkord.simulation;

import io.akkord.core.graph.GraphSegment;

/**
 * A graph to be simulated, with what its tasks cost. The arrays are indexed by task, not copied, and not to be changed.
 *
 * @param name for reports
 * @param segment the compiled graph, its first task being 0
 * @param runNanos how long each body runs
 * @param resultBytes size of each result
 */
public record SimulatedWork(String name, GraphSegment segment, long[] runNanos, long[] resultBytes) {

    public SimulatedWork {
        int tasks = segment.taskCount();
        if (segment.firstTask() != 0) {
            throw new IllegalArgumentException("the first task is " + segment.firstTask() + "; give a whole graph");
        }
        if (runNanos.length != tasks || resultBytes.length != tasks) {
            throw new IllegalArgumentException(runNanos.length + " run times and " + resultBytes.length + " sizes for "
                    + tasks + " tasks; give one of each a task");
        }
    }

    public int taskCount() {
        return segment.taskCount();
    }
}
