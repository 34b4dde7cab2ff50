package io.akkord.api;

import java.util.Optional;

/**
 * What is known of a graph at one moment. Counts are of scheduled tasks: a fused chain counts once.
 *
 * @param tasks tasks in all
 * @param recorded tasks whose completion the journal holds
 * @param dispatched tasks that are with a worker, running or waiting
 * @param failed tasks that failed, and those that can no longer run because of them
 * @param recomputed results that were lost with their worker and made again
 * @param attemptsLost attempts that ended with their worker
 * @param epoch lives of the supervisor so far
 * @param workers live workers
 * @param message why the graph failed, was cancelled, waits or is damaged
 */
public record GraphStatus(
        GraphId id,
        State state,
        int tasks,
        int recorded,
        int dispatched,
        int failed,
        int recomputed,
        int attemptsLost,
        long epoch,
        int workers,
        Optional<String> message) {

    /** Where a graph stands. */
    public enum State {
        /** Parts are still arriving. */
        SUBMITTING,
        /** Tasks run, or wait for workers. */
        RUNNING,
        /** An open graph with nothing to do at the moment. */
        IDLE,
        /** Every requested output is durable. */
        COMPLETED,
        /** At least one task failed and nothing more can run. */
        FAILED,
        /** Cancelled by a client, or because its client's lease ran out. */
        CANCELLED,
        /** The journal cannot be trusted; nothing runs until it is repaired. */
        DAMAGED;

        public boolean isFinal() {
            return this == COMPLETED || this == FAILED || this == CANCELLED || this == DAMAGED;
        }
    }
}
