package io.akkord.simulation;

import io.akkord.api.RetryPolicy;
import io.akkord.api.TaskOptions;
import java.time.Duration;

/**
 * One task of a random graph.
 *
 * @param literal its block of literal arguments
 */
record SimTask(int number, int[] inputs, byte[] literal, Kind kind, long runNanos, int bytes) {

    /** How the body behaves. */
    enum Kind {
        PURE(TaskOptions.DEFAULT),
        PREFERRED(TaskOptions.DEFAULT.withPriority(3)),
        CHECKPOINTED(TaskOptions.DEFAULT.withCheckpoint()),
        HEAVY(TaskOptions.DEFAULT.withResource("memory", 2)),
        IMPURE(TaskOptions.DEFAULT.asImpure()),
        /** Impure too; what it reads must be durable. */
        EFFECT(TaskOptions.DEFAULT.asEffect()),
        /** The first try of each attempt fails. */
        FLAKY(TaskOptions.DEFAULT.withRetry(new RetryPolicy(3, Duration.ofMillis(5), 2.0, Duration.ofSeconds(1)))),
        /** Ends its worker's process. */
        DEADLY(TaskOptions.DEFAULT.withPriority(5)),
        /** Fails whenever it is dispatched again. */
        BRITTLE(TaskOptions.DEFAULT.withPriority(1)),
        FAILING(TaskOptions.DEFAULT.withPriority(2));

        final TaskOptions options;

        boolean isImpure() {
            return options.impure();
        }

        Kind(TaskOptions options) {
            this.options = options;
        }
    }
}
