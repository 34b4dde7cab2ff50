package io.akkord.actors.client;

import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.AkkordException;
import io.akkord.api.ClusterUnavailableException;
import io.akkord.api.GraphStatus;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps watching a graph, which also renews the client's lease on an open one, until the graph ends or the session is
 * closed.
 */
final class StatusWatch extends AbstractBehavior<Object> {

    private static final Duration RENEW = Duration.ofSeconds(2);

    private record Renew() {}

    private final GatewayClient gateway;
    private final String graph;
    private final Consumer<GraphStatus> listener;
    private final Consumer<AkkordException> lost;
    private @Nullable GraphStatus last;
    private boolean answered = true;
    private int way;

    private StatusWatch(
            ActorContext<Object> context,
            GatewayClient gateway,
            String graph,
            Consumer<GraphStatus> listener,
            Consumer<AkkordException> lost) {
        super(context);
        this.gateway = gateway;
        this.graph = graph;
        this.listener = listener;
        this.lost = lost;
    }

    /**
     * Starts to watch. The listeners are called on an actor's thread.
     *
     * @param listener is told every status that is news
     * @param lost is told why there will be no further status, if that is not the end of the graph
     */
    static void start(
            GatewayClient gateway, String graph, Consumer<GraphStatus> listener, Consumer<AkkordException> lost) {
        Behavior<Object> watch = Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(new Renew(), Duration.ZERO, RENEW);
            return new StatusWatch(context, gateway, graph, listener, lost);
        }));
        gateway.system().systemActorOf(watch, "watch-" + UUID.randomUUID(), Props.empty());
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder()
                .onMessage(ClientReply.Status.class, reply -> onStatus(reply.status()))
                .onMessage(ClientReply.class, reply -> give(ResultFetcher.exception(reply)))
                .onMessage(Renew.class, renew -> onRenew())
                .build();
    }

    private Behavior<Object> onRenew() {
        if (gateway.isClosed()) {
            return give(new ClusterUnavailableException("the session is closed"));
        }
        if (!answered) {
            gateway.avoid(way);
        }
        answered = false;
        way = gateway.tell(
                graph, new GraphCommand.WatchGraph(getContext().getSelf().narrow()));
        return this;
    }

    private Behavior<Object> onStatus(GraphStatus status) {
        answered = true;
        if (status.epoch() == 0) {
            return give(ResultFetcher.unknown(status.id()));
        }
        if (!status.equals(last)) {
            last = status;
            listener.accept(status);
        }
        return status.state().isFinal() ? Behaviors.stopped() : this;
    }

    private Behavior<Object> give(AkkordException why) {
        lost.accept(why);
        return Behaviors.stopped();
    }
}
