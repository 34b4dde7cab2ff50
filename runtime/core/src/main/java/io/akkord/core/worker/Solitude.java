package io.akkord.core.worker;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that run alone: while one of them waits nothing new is started, and while it runs nothing else is. They are few,
 * and each of them was executing at deaths of workers before.
 */
final class Solitude {

    private final ArrayDeque<TaskRow> waiting = new ArrayDeque<>();
    private @Nullable TaskRow running;

    void add(TaskRow row) {
        waiting.add(row);
    }

    /** Whether nothing else may be started. */
    boolean isWanted() {
        while (!waiting.isEmpty() && waiting.element().state != TaskRow.State.READY) {
            waiting.remove();
        }
        return running != null || !waiting.isEmpty();
    }

    /** The next one, once nothing runs; null before. */
    @Nullable
    TaskRow poll(int bodies) {
        if (!isWanted() || running != null || bodies > 0) {
            return null;
        }
        running = waiting.remove();
        return running;
    }

    void ended(TaskRow row) {
        if (running == row) {
            running = null;
        }
    }
}
