package io.akkord.core.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Ready tasks in the order in which they run: the user's priority first, then the graph's ordering, then the order of
 * becoming ready. Tasks whose resources are taken step aside until something is given back.
 */
final class ReadyQueue {

    private record Entry(TaskRow row, int priority, int rank, long sequence) {}

    private static final Comparator<Entry> ORDER = Comparator.comparingInt((Entry entry) -> -entry.priority())
            .thenComparingInt(entry -> -entry.rank())
            .thenComparingLong(Entry::sequence);

    private final PriorityQueue<Entry> queue = new PriorityQueue<>(ORDER);
    private final ArrayDeque<Entry> aside = new ArrayDeque<>();
    private final Map<String, Integer> free;
    private long sequence;

    ReadyQueue(Map<String, Integer> resources) {
        this.free = new HashMap<>(resources);
    }

    void add(TaskRow row) {
        int rank = row.graph.ordering == io.akkord.api.Ordering.CRITICAL_PATH ? row.rank : 0;
        queue.add(new Entry(row, row.options().priority(), rank, sequence++));
    }

    /** The next task, with its resources taken; null if none can start. */
    @Nullable
    TaskRow poll() {
        for (Entry next = queue.poll(); next != null; next = queue.poll()) {
            if (next.row().state != TaskRow.State.READY) {
                continue;
            }
            if (take(next.row().options().resources())) {
                return next.row();
            }
            aside.add(next);
        }
        return null;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    private boolean take(Map<String, Integer> needs) {
        for (Map.Entry<String, Integer> need : needs.entrySet()) {
            if (free.getOrDefault(need.getKey(), 0) < need.getValue()) {
                return false;
            }
        }
        needs.forEach((name, amount) -> free.merge(name, -amount, Integer::sum));
        return true;
    }

    /** Gives back what a task occupied. */
    void giveBack(TaskRow row) {
        Map<String, Integer> needs = row.options().resources();
        if (!needs.isEmpty()) {
            needs.forEach((name, amount) -> free.merge(name, amount, Integer::sum));
            List<Entry> again = new ArrayList<>(aside);
            aside.clear();
            queue.addAll(again);
        }
    }
}
