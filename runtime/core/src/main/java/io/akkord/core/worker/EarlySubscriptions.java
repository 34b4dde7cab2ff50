package io.akkord.core.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What other workers want of graphs that this one has not been told of. A peer may hear sooner that this worker will make
 * something than this worker does; it asks once. What is for a graph that is over is kept for ten minutes, in vain.
 */
final class EarlySubscriptions {

    private static final long KEPT_NANOS = 600_000_000_000L;

    private record Early(String from, int[] tasks, long nanos) {}

    private final TreeMap<String, List<Early>> byGraph = new TreeMap<>();

    void add(String graph, String from, int[] tasks, long nowNanos) {
        byGraph.values().removeIf(all -> nowNanos - all.get(all.size() - 1).nanos() > KEPT_NANOS);
        byGraph.computeIfAbsent(graph, id -> new ArrayList<>()).add(new Early(from, tasks, nowNanos));
    }

    /** The graph is here now. */
    void moveTo(Subscriptions subscriptions, WorkerGraph graph) {
        List<Early> all = byGraph.remove(graph.id);
        if (all != null) {
            all.forEach(early -> subscriptions.add(graph, early.from(), early.tasks()));
        }
    }
}
