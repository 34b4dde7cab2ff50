package io.akkord.actors.client;

import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.GraphStatus;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/** Keeps watching a graph, which also renews the client's lease on an open one, until the graph ends. */
final class StatusWatch {

    private static final Duration RENEW = Duration.ofSeconds(2);

    private record Renew() {}

    private StatusWatch() {}

    /** Calls the listener on an actor's thread with every status that is news. */
    static void start(GatewayClient gateway, String graph, Consumer<GraphStatus> listener) {
        gateway.system().systemActorOf(behavior(gateway, graph, listener), "watch-" + UUID.randomUUID(), Props.empty());
    }

    private static Behavior<Object> behavior(GatewayClient gateway, String graph, Consumer<GraphStatus> listener) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(new Renew(), Duration.ZERO, RENEW);
            return Behaviors.receiveMessage(message -> {
                if (message instanceof Renew) {
                    gateway.tell(
                            graph, new GraphCommand.WatchGraph(context.getSelf().narrow()));
                } else if (message instanceof ClientReply.Status status) {
                    listener.accept(status.status());
                    if (status.status().state().isFinal()) {
                        return Behaviors.stopped();
                    }
                } else if (message instanceof ClientReply.Damaged) {
                    return Behaviors.stopped();
                }
                return Behaviors.same();
            });
        }));
    }
}
