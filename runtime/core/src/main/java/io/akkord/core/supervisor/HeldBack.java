package io.akkord.core.supervisor;

import io.akkord.core.collection.IntMap;
import io.akkord.core.message.Completions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Completions that came before those of their inputs; at most one a task. */
final class HeldBack {

    /** One row of a report. */
    record Completion(int worker, Completions columns, int row, int inlineAt) {

        int task() {
            return columns.tasks()[row];
        }
    }

    private final IntMap<Completion> byTask = new IntMap<>();

    boolean isEmpty() {
        return byTask.size() == 0;
    }

    @Nullable
    Completion get(int task) {
        return byTask.get(task);
    }

    void put(Completion completion) {
        byTask.put(completion.task(), completion);
    }

    @Nullable
    Completion remove(int task) {
        return byTask.remove(task);
    }

    boolean has(int task, int worker) {
        Completion found = byTask.get(task);
        return found != null && found.worker() == worker;
    }

    /** Takes out what fits, in ascending order of tasks. */
    List<Completion> removeIf(Predicate<Completion> unwanted) {
        List<Completion> removed = new ArrayList<>();
        for (int task : byTask.sortedKeys()) {
            Completion completion = Objects.requireNonNull(byTask.get(task));
            if (unwanted.test(completion)) {
                byTask.remove(task);
                removed.add(completion);
            }
        }
        return removed;
    }
}
