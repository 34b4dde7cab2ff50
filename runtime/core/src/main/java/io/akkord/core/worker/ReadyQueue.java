package io.akkord.core.worker;

import io.akkord.core.worker.GraphQueue.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ready tasks of all graphs in the order in which they run: {@link GraphOrdering} says which graph is next, its {@link
 * GraphQueue} which of its tasks. Tasks whose resources are taken step aside until something is given back.
 *
 * <p>Fair share is stride scheduling (Waldspurger and Weihl 1995): each graph's pass grows by the time that its tasks took
 * divided by its weight, and the smallest pass is next. A task is charged with the mean of its graph when it starts, and
 * what it really took when it ends. A graph that comes, or comes back, begins at the present pass and so is owed nothing.
 * Looking for the next graph is linear in the graphs that have ready tasks.
 */
final class ReadyQueue {

    /** Waiting that outweighs a point of priority between graphs: so many tasks that became ready since. */
    private static final long AGEING_TASKS = 1000;

    private final GraphOrdering ordering;
    private final List<GraphQueue> queues = new ArrayList<>();
    private final ArrayDeque<Entry> aside = new ArrayDeque<>();
    private final Map<String, Integer> free;
    private double present;
    private long arrivals;
    private long sequence;

    ReadyQueue(Map<String, Integer> resources, GraphOrdering ordering) {
        this.free = new HashMap<>(resources);
        this.ordering = ordering;
    }

    void add(TaskRow row) {
        put(Entry.of(row, sequence++));
    }

    private void put(Entry entry) {
        GraphQueue queue = entry.row().graph.ready;
        if (!queue.listed) {
            queue.listed = true;
            queue.pass = Math.max(queue.pass, present);
            queue.arrival = queue.arrival == 0 ? ++arrivals : queue.arrival;
            queues.add(queue);
        }
        queue.add(entry);
    }

    /**
     * The next task, with its resources taken; null if none can start.
     *
     * @param onlyRepeated whether only tasks that were dispatched before, here or elsewhere, may start
     */
    @Nullable
    TaskRow poll(boolean onlyRepeated) {
        for (GraphQueue queue = next(onlyRepeated); queue != null; queue = next(onlyRepeated)) {
            Entry entry = queue.peek(onlyRepeated);
            if (entry == null) {
                return null;
            }
            queue.take(entry);
            if (occupy(entry.row().options().resources())) {
                begin(queue, entry.row());
                return entry.row();
            }
            aside.add(entry);
        }
        return null;
    }

    private @Nullable GraphQueue next(boolean onlyRepeated) {
        GraphQueue best = null;
        for (int i = queues.size() - 1; i >= 0; i--) {
            GraphQueue queue = queues.get(i);
            if (queue.peek(false) == null) {
                queue.listed = false;
                queues.set(i, queues.get(queues.size() - 1));
                queues.remove(queues.size() - 1);
            } else if ((!onlyRepeated || queue.peek(true) != null) && (best == null || before(queue, best))) {
                best = queue;
            }
        }
        return best;
    }

    private boolean before(GraphQueue one, GraphQueue other) {
        double difference =
                switch (ordering) {
                    case FAIR_SHARE -> one.pass - other.pass;
                    case FIFO -> 0;
                    case SHORTEST_JOB -> one.meanMicros - other.meanMicros;
                    case SHORTEST_REMAINING -> Double.compare(remaining(one), remaining(other));
                    case PRIORITY -> key(other) - key(one);
                };
        return difference == 0 ? one.arrival < other.arrival : difference < 0;
    }

    private static double remaining(GraphQueue queue) {
        return queue.remainingMicros < 0 ? Double.MAX_VALUE : queue.remainingMicros;
    }

    private static double key(GraphQueue queue) {
        Entry head = queue.peek(false);
        return head == null ? 0 : head.row().options().priority() * (double) AGEING_TASKS - head.sequence();
    }

    private void begin(GraphQueue queue, TaskRow row) {
        row.chargedMicros = queue.meanMicros;
        present = Math.max(present, queue.pass);
        queue.pass += (double) row.chargedMicros / queue.weight;
    }

    /** A task that was taken has run for so long; nothing if it has not run. */
    void ran(TaskRow row, long micros) {
        GraphQueue queue = row.graph.ready;
        queue.pass += (double) (micros - row.chargedMicros) / queue.weight;
        row.chargedMicros = micros;
        queue.meanMicros = queue.meanMicros == 0 ? micros : (queue.meanMicros * 7 + micros) / 8;
    }

    /** Whether no task waits for a slot; tasks whose resources are taken do not count. */
    boolean isEmpty() {
        for (GraphQueue queue : queues) {
            if (!queue.isEmpty()) {
                return false;
            }
        }
        return true;
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
