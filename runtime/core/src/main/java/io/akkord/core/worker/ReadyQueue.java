package io.akkord.core.worker;

import io.akkord.api.Ordering;
import java.util.ArrayDeque;
import java.util.ArrayList;
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

    private record Entry(TaskRow row, int priority, int rank, long sequence) implements Comparable<Entry> {

        @Override
        public int compareTo(Entry other) {
            if (priority != other.priority) {
                return priority > other.priority ? -1 : 1;
            }
            return rank == other.rank ? Long.compare(sequence, other.sequence) : rank > other.rank ? -1 : 1;
        }
    }

    private final PriorityQueue<Entry> first = new PriorityQueue<>();
    private final PriorityQueue<Entry> repeated = new PriorityQueue<>();
    private final ArrayDeque<Entry> aside = new ArrayDeque<>();
    private final Map<String, Integer> free;
    private long sequence;

    ReadyQueue(Map<String, Integer> resources) {
        this.free = new HashMap<>(resources);
    }

    void add(TaskRow row) {
        int rank = row.graph.ordering == Ordering.CRITICAL_PATH ? row.rank : 0;
        put(new Entry(row, row.options().priority(), rank, sequence++));
    }

    private void put(Entry entry) {
        (entry.row().attempt > 1 ? repeated : first).add(entry);
    }

    /**
     * The next task, with its resources taken; null if none can start.
     *
     * @param onlyRepeated whether only tasks that were dispatched before, here or elsewhere, may start
     */
    @Nullable
    TaskRow poll(boolean onlyRepeated) {
        for (Entry next = take(onlyRepeated); next != null; next = take(onlyRepeated)) {
            if (next.row().state != TaskRow.State.READY) {
                continue;
            }
            if (occupy(next.row().options().resources())) {
                return next.row();
            }
            aside.add(next);
        }
        return null;
    }

    /** Whether no task waits for a slot; tasks whose resources are taken do not count. */
    boolean isEmpty() {
        return first.isEmpty() && repeated.isEmpty();
    }

    private @Nullable Entry take(boolean onlyRepeated) {
        Entry fresh = onlyRepeated ? null : first.peek();
        Entry again = repeated.peek();
        boolean takeFresh = fresh != null && (again == null || fresh.compareTo(again) < 0);
        return takeFresh ? first.poll() : repeated.poll();
    }

    private boolean occupy(Map<String, Integer> needs) {
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
            again.forEach(this::put);
        }
    }
}
