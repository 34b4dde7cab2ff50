package io.akkord.core.graph;

import io.akkord.api.Task;
import org.jspecify.annotations.Nullable;

/**
 * Finds numbers by task instance: as {@link java.util.IdentityHashMap}, but of ints. Identity hashes differ from run to
 * run; nothing here is ever iterated, so no outcome depends on them.
 */
final class IdentityIndex {

    static final int ABSENT = -1;

    private @Nullable Task<?>[] tasks = new Task<?>[64];
    private int[] numbers = new int[64];
    private int size;

    int get(Task<?> task) {
        int slot = slot(task);
        return tasks[slot] == null ? ABSENT : numbers[slot];
    }

    void put(Task<?> task, int number) {
        int slot = slot(task);
        if (tasks[slot] == null) {
            tasks[slot] = task;
            size++;
        }
        numbers[slot] = number;
        if (size * 2 > tasks.length) {
            grow();
        }
    }

    private int slot(Task<?> task) {
        int mask = tasks.length - 1;
        int slot = (int) ((System.identityHashCode(task) * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (tasks[slot] != null && tasks[slot] != task) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        @Nullable Task<?>[] oldTasks = tasks;
        int[] oldNumbers = numbers;
        tasks = new Task<?>[oldTasks.length * 2];
        numbers = new int[tasks.length];
        for (int i = 0; i < oldTasks.length; i++) {
            Task<?> task = oldTasks[i];
            if (task != null) {
                int slot = slot(task);
                tasks[slot] = task;
                numbers[slot] = oldNumbers[i];
            }
        }
    }
}
