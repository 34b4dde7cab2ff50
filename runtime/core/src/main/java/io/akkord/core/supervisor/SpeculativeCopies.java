package io.akkord.core.supervisor;

import io.akkord.core.collection.IntMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that were given a second attempt beside one that takes too long; part of the truth. A handful at any time.
 *
 * <p>The column of workers keeps the first attempt, whose worker consumers were told of. If that one is gone, the copy
 * takes its place; if the copy is gone, the first one goes on and is not copied again.
 */
final class SpeculativeCopies {

    /**
     * The second attempt of a task.
     *
     * @param firstAttempt number of the attempt beside it
     * @param worker runs the second one; {@link TaskTable#NO_WORKER} if it is gone
     * @param attempt number of the second one, the highest of the task
     */
    record Copy(int firstAttempt, int worker, int attempt) {
        boolean isGone() {
            return worker == TaskTable.NO_WORKER;
        }

        Copy gone() {
            return new Copy(firstAttempt, TaskTable.NO_WORKER, attempt);
        }
    }

    private final IntMap<Copy> byTask = new IntMap<>();

    /** The task's second attempt, possibly gone; null if it has had none beside the present one. */
    @Nullable
    Copy get(int task) {
        return byTask.size() == 0 ? null : byTask.get(task);
    }

    void put(int task, Copy copy) {
        byTask.put(task, copy);
    }

    @Nullable
    Copy remove(int task) {
        return byTask.size() == 0 ? null : byTask.remove(task);
    }

    /** The worker of the second attempt; {@link TaskTable#NO_WORKER} if there is none now. */
    int workerOf(int task) {
        Copy copy = get(task);
        return copy == null ? TaskTable.NO_WORKER : copy.worker();
    }

    /** Tasks with an entry, in ascending order. */
    int[] tasks() {
        return byTask.sortedKeys();
    }

    Copy require(int task) {
        return Objects.requireNonNull(byTask.get(task));
    }
}
