package io.akkord.core.supervisor;

import io.akkord.core.message.ToWorker;

/** Where the result of a task is to be had, or will be. */
final class Sources {

    private Sources() {}

    /** A worker's number, {@link ToWorker#FROM_JOURNAL} or {@link ToWorker#FROM_CHECKPOINT}. */
    static int of(TaskTable tasks, int task) {
        if (tasks.workers[task] != TaskTable.NO_WORKER) {
            return tasks.workers[task];
        }
        return switch (tasks.places[task]) {
            case TaskTable.PLACE_INLINE -> ToWorker.FROM_JOURNAL;
            case TaskTable.PLACE_CHECKPOINT -> ToWorker.FROM_CHECKPOINT;
            default -> throw new IllegalStateException("task " + task + " has no result and is not dispatched");
        };
    }

    /** Whether {@link #of} has an answer. */
    static boolean known(TaskTable tasks, int task) {
        return tasks.workers[task] != TaskTable.NO_WORKER || tasks.isDurable(task);
    }
}
