package io.akkord.core.worker;

import io.akkord.core.collection.Few;
import io.akkord.core.worker.WorkerGraph.Held;
import org.jspecify.annotations.Nullable;

/** How results go to the workers that asked for them: small ones are pushed, of larger ones they are told. */
final class Subscriptions {

    private final WorkerPort port;
    private boolean news;

    Subscriptions(WorkerPort port) {
        this.port = port;
    }

    /** A worker wants results: now, or as soon as they may be used. */
    void add(WorkerGraph graph, String workerId, int[] tasks) {
        for (int task : tasks) {
            if (graph.isUsable(task)) {
                give(graph, workerId, task);
            } else if (task >= 0) {
                Few<String> all = graph.subscribers.computeIfAbsent(task, t -> new Few<>());
                if (!all.contains(workerId)) {
                    all.add(workerId);
                }
            }
        }
    }

    private void give(WorkerGraph graph, String workerId, int task) {
        Held held = graph.held.get(task);
        if (held != null) {
            give(graph, workerId, task, held.size, port.smallResult(graph.id, task));
        }
    }

    /** A result of this worker may be used. */
    void serve(WorkerGraph graph, int task, long size) {
        Few<String> subscribed = graph.subscribers.remove(task);
        if (subscribed != null) {
            news = true;
            byte[] small = port.smallResult(graph.id, task);
            subscribed.forEach(workerId -> give(graph, workerId, task, size, small));
        }
    }

    private static void give(WorkerGraph graph, String workerId, int task, long size, byte @Nullable [] small) {
        if (small != null) {
            graph.peer(workerId).push(task, small);
        } else {
            graph.peer(workerId).notice(task, size);
        }
    }

    /** Whether a result was served since this was last asked. */
    boolean takeNews() {
        boolean found = news;
        news = false;
        return found;
    }

    void flush(WorkerGraph graph) {
        graph.drainPeers(outbox -> outbox.drain(graph.id).forEach(message -> port.toPeer(outbox.workerId, message)));
    }
}
