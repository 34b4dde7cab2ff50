package io.akkord.core.supervisor;

/**
 * Limits and weights of one graph's scheduler.
 *
 * @param window dispatched and unfinished tasks that a worker may have; ready tasks for idle slots may exceed it
 * @param horizonMicros work ahead of each slot of a worker, by expected run times; a smaller horizon balances better, a
 *     larger one hides more latency
 * @param adoptionGraceNanos how long workers that the journal names may take to come back after a supervisor's start
 * @param unsatisfiableNanos how long a task that no worker may run waits for one that may, before it fails
 * @param ageingMicros under the ordering {@code PRIORITY}, the waiting that outweighs one point of priority, measured in
 *     work of the cluster
 * @param bytesPerSecond what the network between two workers is taken to carry
 * @param rootMemoryPercent while more of the workers' memory than this is filled by results that tasks wait for, tasks
 *     without inputs stand back behind those that read results
 * @param storeBytesPerSecond how fast results are taken to be stored durably
 * @param executingDeaths at so many deaths of its worker's process while it runs, a task is not run again
 */
public record SchedulerSettings(
        int window,
        long horizonMicros,
        long adoptionGraceNanos,
        long unsatisfiableNanos,
        long ageingMicros,
        long bytesPerSecond,
        int rootMemoryPercent,
        long storeBytesPerSecond,
        int executingDeaths) {

    /** As a node has them by default. */
    public static final SchedulerSettings USUAL = new SchedulerSettings(
            4096, 100_000, 10_000_000_000L, 60_000_000_000L, 1_000_000, 1L << 30, 50, 100L << 20, 3);

    /** With what has no say in most tests and simulations as a node has it by default. */
    public SchedulerSettings(int window, long horizonMicros, long adoptionGraceNanos) {
        this(
                window,
                horizonMicros,
                adoptionGraceNanos,
                USUAL.unsatisfiableNanos,
                USUAL.ageingMicros,
                USUAL.bytesPerSecond,
                USUAL.rootMemoryPercent,
                USUAL.storeBytesPerSecond,
                USUAL.executingDeaths);
    }

    public SchedulerSettings withExecutingDeaths(int most) {
        return new SchedulerSettings(
                window,
                horizonMicros,
                adoptionGraceNanos,
                unsatisfiableNanos,
                ageingMicros,
                bytesPerSecond,
                rootMemoryPercent,
                storeBytesPerSecond,
                most);
    }

    /** Less work than this ahead of a slot is done before it could have been moved to another: a few messages. */
    long worthMovingMicros() {
        return horizonMicros / 8;
    }

    /** What a task is taken to run before anything is known: a worker so gets four for each slot. */
    long guessMicros() {
        return Math.max(1, horizonMicros / 4);
    }
}
