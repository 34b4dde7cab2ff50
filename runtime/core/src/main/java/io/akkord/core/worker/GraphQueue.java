package io.akkord.core.worker;

import io.akkord.api.Ordering;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The ready tasks of one graph in the order in which they run: the user's priority first, then the rank that the
 * supervisor gave by the graph's ordering, then the order of becoming ready. Under the ordering {@code PRIORITY} the rank
 * holds the priority and the waiting already.
 */
final class GraphQueue {

    /** A ready task. */
    record Entry(TaskRow row, int priority, int rank, long sequence) implements Comparable<Entry> {

        static Entry of(TaskRow row, long sequence) {
            boolean ranked = row.graph.ordering == Ordering.PRIORITY;
            return new Entry(row, ranked ? 0 : row.options().priority(), row.rank, sequence);
        }

        @Override
        public int compareTo(Entry other) {
            if (priority != other.priority) {
                return priority > other.priority ? -1 : 1;
            }
            return rank == other.rank ? Long.compare(sequence, other.sequence) : rank > other.rank ? -1 : 1;
        }
    }

    /** Time that the graph has had here, in microseconds divided by its weight: of several, the least goes first. */
    double pass;
    /** Share of the time beside other graphs. */
    int weight = 1;
    /** Expected work that is left of the graph, in microseconds; -1 if the supervisor did not say. */
    long remainingMicros = -1;
    /** Mean run time of its tasks here, exponentially weighted; 0 if none has run. */
    long meanMicros;
    /** Grows from graph to graph. */
    long arrival;
    /** Whether the queue is among those with ready tasks. */
    boolean listed;

    private final PriorityQueue<Entry> first = new PriorityQueue<>();
    private final PriorityQueue<Entry> repeated = new PriorityQueue<>();

    void add(Entry entry) {
        (entry.row().attempt > 1 ? repeated : first).add(entry);
    }

    boolean isEmpty() {
        return first.isEmpty() && repeated.isEmpty();
    }

    /** The next one that still waits; null if there is none. */
    @Nullable
    Entry peek(boolean onlyRepeated) {
        Entry fresh = onlyRepeated ? null : valid(first);
        Entry again = valid(repeated);
        if (fresh == null || again == null) {
            return fresh == null ? again : fresh;
        }
        return fresh.compareTo(again) < 0 ? fresh : again;
    }

    private static @Nullable Entry valid(PriorityQueue<Entry> queue) {
        while (!queue.isEmpty() && queue.element().row().state != TaskRow.State.READY) {
            queue.remove();
        }
        return queue.peek();
    }

    /** Takes what was just peeked. */
    void take(Entry entry) {
        if (entry.equals(first.peek())) {
            first.remove();
        } else {
            repeated.remove();
        }
    }

    /** Takes the last ones that would run, of those that fit. */
    List<TaskRow> takeLast(int most, Predicate<TaskRow> fits) {
        List<Entry> all = new ArrayList<>(first);
        all.addAll(repeated);
        List<TaskRow> taken = all.stream()
                .filter(entry -> entry.row().state == TaskRow.State.READY && fits.test(entry.row()))
                .sorted(Comparator.reverseOrder())
                .limit(most)
                .map(Entry::row)
                .toList();
        Set<TaskRow> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.addAll(taken);
        first.removeIf(entry -> gone.contains(entry.row()));
        repeated.removeIf(entry -> gone.contains(entry.row()));
        return taken;
    }
}
