package io.akkord.simulation.recorded;

import io.akkord.core.graph.CompiledGraph;

/**
 * What the times of a run tell about the supervisor: how long after its last input was made a task began that was dispatched
 * only then, to a slot that was free. On that way lie two messages and a commit.
 *
 * @param nanos mean of that
 * @param tasks how many there were
 */
record Turnaround(long nanos, int tasks) {

    private static final int FEWEST = 5;
    private static final long USUAL_COMMIT_NANOS = 1_000_000;
    private static final long NANOS_A_MICRO = 1000;

    static Turnaround of(CompiledGraph graph, RunColumns columns, SlotUse slots) {
        long micros = 0;
        int tasks = 0;
        for (int task = 0; task < graph.taskCount(); task++) {
            long made = columns.inputsMade(graph, task);
            if (made >= 0 && columns.dispatched[task] >= made && slots.freeMicros()[task] <= made) {
                micros += Math.max(0, columns.starts[task] - made);
                tasks++;
            }
        }
        return new Turnaround(tasks == 0 ? 0 : micros * NANOS_A_MICRO / tasks, tasks);
    }

    /** The part of it that is the commit, if messages take so long. */
    long commitNanos(long latencyNanos) {
        return tasks < FEWEST ? USUAL_COMMIT_NANOS : Math.max(0, nanos - 2 * latencyNanos);
    }
}
