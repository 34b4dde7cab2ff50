package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.api.GraphStatus;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The clients of one graph: who watches, and who waits for a result. Clients repeat what they want while they live. */
final class Clients {

    /** A client that has not repeated its question for this long is gone. */
    private static final long GONE_NANOS = 25_000_000_000L;

    private final Map<ActorRef<ClientReply>, Long> watchers = new LinkedHashMap<>();
    private final Map<String, Map<ActorRef<ClientReply>, Long>> waiting = new LinkedHashMap<>();
    private @Nullable GraphStatus lastPublished;
    private long lastSeen;
    private long lastAsked;

    Clients(long nowNanos) {
        seen(nowNanos);
    }

    void watch(ActorRef<ClientReply> client, long nowNanos) {
        watchers.put(client, nowNanos);
    }

    void await(String key, ActorRef<ClientReply> client, long nowNanos) {
        waiting.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(client, nowNanos);
    }

    /** Somebody works with the graph. */
    void seen(long nowNanos) {
        lastSeen = nowNanos;
        lastAsked = nowNanos;
    }

    /** Somebody wanted to know something, which does not make him the graph's client: a listing, for example. */
    void asked(long nowNanos) {
        lastAsked = nowNanos;
    }

    long nanosSinceSeen(long nowNanos) {
        return nowNanos - lastSeen;
    }

    long nanosSinceAsked(long nowNanos) {
        return nowNanos - lastAsked;
    }

    /** Tells the watchers if anything has changed. */
    void publish(GraphStatus status, long nowNanos) {
        if (status.equals(lastPublished)) {
            return;
        }
        lastPublished = status;
        watchers.values().removeIf(since -> nowNanos - since > GONE_NANOS);
        watchers.keySet().forEach(client -> client.tell(new ClientReply.Status(status)));
    }

    /** Tries every waiting client again; {@code answer} says whether it was served. */
    void retry(BiPredicate<String, ActorRef<ClientReply>> answer, long nowNanos) {
        for (Iterator<Map.Entry<String, Map<ActorRef<ClientReply>, Long>>> each =
                        waiting.entrySet().iterator();
                each.hasNext(); ) {
            Map.Entry<String, Map<ActorRef<ClientReply>, Long>> entry = each.next();
            entry.getValue().values().removeIf(since -> nowNanos - since > GONE_NANOS);
            if (isServed(entry.getKey(), entry.getValue(), answer)) {
                each.remove();
            }
        }
    }

    /** If one cannot be served, none who waits for the same key can. */
    private static boolean isServed(
            String key, Map<ActorRef<ClientReply>, Long> clients, BiPredicate<String, ActorRef<ClientReply>> answer) {
        for (ActorRef<ClientReply> client : clients.keySet()) {
            if (!answer.test(key, client)) {
                return false;
            }
        }
        return true;
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }
}
