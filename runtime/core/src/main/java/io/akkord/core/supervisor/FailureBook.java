package io.akkord.core.supervisor;

import io.akkord.core.message.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How tasks failed, for those who ask for their results. Where thousands fail only the first are kept, in number and in
 * characters; for the others the graph's first failure stands.
 */
final class FailureBook {

    private static final int MOST = 1_000;
    private static final int MOST_CHARS = 1 << 20;

    /**
     * How a task failed for good.
     *
     * @param node of the worker; empty if none reported it
     */
    record Entry(int attempt, String node, Failure failure) {}

    private final TreeMap<Integer, Entry> entries = new TreeMap<>();
    private int chars;

    void add(int task, Entry entry) {
        int size = size(entry.failure());
        if (entries.size() < MOST && (entries.isEmpty() || chars + size <= MOST_CHARS)) {
            entries.put(task, entry);
            chars += size;
        }
    }

    private static int size(Failure failure) {
        int size = failure.type().length() + failure.message().length();
        for (String frame : failure.stack()) {
            size += frame.length();
        }
        for (Failure cause : failure.causes()) {
            size += size(cause);
        }
        return size;
    }

    /** Null if the task has not failed itself, or is not kept. */
    @Nullable
    Entry get(int task) {
        return entries.get(task);
    }

    Entry require(int task) {
        Entry entry = entries.get(task);
        if (entry == null) {
            throw new IllegalArgumentException("task " + task + " has no failure");
        }
        return entry;
    }

    /** In ascending order. */
    int[] tasks() {
        List<Integer> all = new ArrayList<>(entries.keySet());
        return all.stream().mapToInt(Integer::intValue).toArray();
    }
}
