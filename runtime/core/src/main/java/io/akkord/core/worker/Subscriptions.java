package io.akkord.core.worker;

import io.akkord.core.collection.Few;
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
        PeerOutbox outbox = graph.peer(workerId);
        for (int task : tasks) {
            if (task < 0) {
                continue;
            }
            LocalTask local = graph.of(task);
            if (local.isUsable()) {
                give(outbox, local, port.smallResult(graph.id, task));
            } else if (local.subscribers == null) {
                local.subscribers = new Few<>();
                local.subscribers.add(outbox);
            } else if (!local.subscribers.contains(outbox)) {
                local.subscribers.add(outbox);
            }
        }
    }

    /** A result of this worker may be used. */
    void serve(WorkerGraph graph, LocalTask local) {
        Few<PeerOutbox> subscribed = local.subscribers;
        if (subscribed != null) {
            local.subscribers = null;
            news = true;
            byte[] small = port.smallResult(graph.id, local.task);
            subscribed.forEach(outbox -> {
                graph.stir(outbox);
                give(outbox, local, small);
            });
        }
    }

    private static void give(PeerOutbox outbox, LocalTask local, byte @Nullable [] small) {
        if (small != null) {
            outbox.push(local.task, small);
        } else {
            outbox.notice(local.task, local.size);
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
