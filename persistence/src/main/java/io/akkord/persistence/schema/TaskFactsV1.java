package io.akkord.persistence.schema;

import io.akkord.core.message.Completions;
import io.akkord.core.message.Failure;
import io.akkord.core.supervisor.GraphEvent;
import java.util.List;

/** Version 1 of the facts about tasks. Never change a field here: add a version beside it. */
final class TaskFactsV1 {

    private TaskFactsV1() {}

    record TasksDispatched(int[] tasks, int[] workers, int[] attempts, byte[] reasons, int[] scores, int[] runnersUp) {

        TasksDispatched {
            Columns.sameLength(
                    "TasksDispatched",
                    tasks.length,
                    workers.length,
                    attempts.length,
                    reasons.length,
                    scores.length,
                    runnersUp.length);
        }

        static TasksDispatched of(GraphEvent.TasksDispatched e) {
            return new TasksDispatched(e.tasks(), e.workers(), e.attempts(), e.reasons(), e.scores(), e.runnersUp());
        }

        GraphEvent.TasksDispatched event() {
            return new GraphEvent.TasksDispatched(tasks, workers, attempts, reasons, scores, runnersUp);
        }
    }

    /** Fields of both TasksCompleted and ResultsRecomputed. */
    record Completed(
            int[] workers,
            int[] tasks,
            int[] attempts,
            long[] startMicros,
            int[] runMicros,
            int[] waitMicros,
            long[] sizes,
            int[] digests,
            byte[] places,
            int[] inlineLengths,
            byte[] inline) {

        Completed {
            Columns.sameLength(
                    "completions",
                    workers.length,
                    tasks.length,
                    attempts.length,
                    startMicros.length,
                    runMicros.length,
                    waitMicros.length,
                    sizes.length,
                    digests.length,
                    places.length,
                    inlineLengths.length);
            Columns.filled("completions", inlineLengths, inline.length);
        }

        static Completed of(GraphEvent.TasksCompleted e) {
            return of(e.workers(), e.completions());
        }

        static Completed of(GraphEvent.ResultsRecomputed e) {
            return of(e.workers(), e.completions());
        }

        private static Completed of(int[] workers, Completions c) {
            return new Completed(
                    workers,
                    c.tasks(),
                    c.attempts(),
                    c.startMicros(),
                    c.runMicros(),
                    c.waitMicros(),
                    c.sizes(),
                    c.digests(),
                    c.places(),
                    c.inlineLengths(),
                    c.inline());
        }

        private Completions completions() {
            return new Completions(
                    tasks, attempts, startMicros, runMicros, waitMicros, sizes, digests, places, inlineLengths, inline);
        }

        GraphEvent.TasksCompleted tasksCompleted() {
            return new GraphEvent.TasksCompleted(workers, completions());
        }

        GraphEvent.ResultsRecomputed resultsRecomputed() {
            return new GraphEvent.ResultsRecomputed(workers, completions());
        }
    }

    record Cause(String type, String message, List<String> stack, List<Cause> causes) {
        static Cause of(Failure f) {
            return new Cause(
                    f.type(),
                    f.message(),
                    f.stack(),
                    f.causes().stream().map(Cause::of).toList());
        }

        Failure failure() {
            return new Failure(
                    type, message, stack, causes.stream().map(Cause::failure).toList());
        }
    }

    record TaskFailed(int task, int attempt, int worker, int tries, Cause failure) {
        static TaskFailed of(GraphEvent.TaskFailed e) {
            return new TaskFailed(e.task(), e.attempt(), e.worker(), e.tries(), Cause.of(e.failure()));
        }

        GraphEvent.TaskFailed event() {
            return new GraphEvent.TaskFailed(task, attempt, worker, tries, failure.failure());
        }
    }
}
