package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.api.GraphStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The clients of one graph: who watches, and who waits for a result. */
final class Clients {

    /** A watcher that has not renewed for this long is gone. */
    private static final long WATCH_NANOS = 20_000_000_000L;

    private record Waiting(String key, ActorRef<ClientReply> client) {}

    private final Map<ActorRef<ClientReply>, Long> watchers = new LinkedHashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private @Nullable GraphStatus lastPublished;
    private long lastSeen;

    void watch(ActorRef<ClientReply> client, long nowNanos) {
        watchers.put(client, nowNanos);
        seen(nowNanos);
    }

    void await(String key, ActorRef<ClientReply> client) {
        if (!waiting.contains(new Waiting(key, client))) {
            waiting.add(new Waiting(key, client));
        }
    }

    /** Some client was heard of. */
    void seen(long nowNanos) {
        lastSeen = nowNanos;
    }

    long nanosSinceSeen(long nowNanos) {
        return nowNanos - lastSeen;
    }

    /** Tells the watchers if anything has changed. */
    void publish(GraphStatus status, List<String> outputs, long nowNanos) {
        if (status.equals(lastPublished)) {
            return;
        }
        lastPublished = status;
        watchers.values().removeIf(since -> nowNanos - since > WATCH_NANOS);
        watchers.keySet().forEach(client -> client.tell(new ClientReply.Status(status, outputs)));
    }

    /** Tries every waiting client again; {@code answer} says whether it was served. */
    void retry(Function<String, java.util.function.Predicate<ActorRef<ClientReply>>> answer) {
        List<Waiting> before = List.copyOf(waiting);
        waiting.clear();
        for (Waiting each : before) {
            if (!answer.apply(each.key()).test(each.client())) {
                waiting.add(each);
            }
        }
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }
}
