package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.akkord.actors.protocol.CatalogueReply;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GatewayCommand;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one listing: takes the catalogue's answer, asks each graph for its status, and answers the client when all have
 * answered or had their time. Without an answer of the catalogue it ends silently, and the client asks again.
 */
final class Listing extends AbstractBehavior<Object> {

    /** Closed graphs that a listing shows. */
    private static final int CLOSED_SHOWN = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private record NoCatalogue() {}

    private record Answer(String graph, @Nullable ClientReply reply) {}

    private final ActorRef<GatewayCommand> gateway;
    private final ActorRef<ClientReply> client;
    private final List<GraphStatus> statuses = new ArrayList<>();
    private int missing;

    private Listing(ActorContext<Object> context, ActorRef<GatewayCommand> gateway, ActorRef<ClientReply> client) {
        super(context);
        this.gateway = gateway;
        this.client = client;
    }

    static Behavior<Object> create(ActorRef<GatewayCommand> gateway, ActorRef<ClientReply> client) {
        return Behaviors.setup(context -> {
            context.scheduleOnce(PATIENCE, context.getSelf(), new NoCatalogue());
            return new Listing(context, gateway, client);
        });
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder()
                .onMessage(CatalogueReply.Listing.class, this::onListing)
                .onMessage(CatalogueReply.Unusable.class, unusable -> {
                    client.tell(new ClientReply.Damaged(unusable.message()));
                    return Behaviors.stopped();
                })
                .onMessage(Answer.class, this::onAnswer)
                .onMessage(NoCatalogue.class, nothing -> missing == 0 ? Behaviors.stopped() : this)
                .build();
    }

    private Behavior<Object> onListing(CatalogueReply.Listing listing) {
        List<String> closed = listing.closed();
        List<String> graphs = Stream.concat(
                        listing.open().stream(),
                        closed.subList(Math.max(0, closed.size() - CLOSED_SHOWN), closed.size()).stream())
                .toList();
        missing = graphs.size();
        graphs.forEach(graph -> getContext()
                .ask(
                        ClientReply.class,
                        gateway,
                        PATIENCE,
                        (ActorRef<ClientReply> self) ->
                                new GatewayCommand.ToGraph(graph, new GraphCommand.GetStatus(self)),
                        (reply, error) -> new Answer(graph, reply)));
        return endIfAll();
    }

    private Behavior<Object> onAnswer(Answer answer) {
        missing--;
        if (answer.reply() instanceof ClientReply.Status status) {
            statuses.add(status.status());
        } else if (answer.reply() instanceof ClientReply.Damaged damaged) {
            statuses.add(damaged.asStatus(new GraphId(answer.graph())));
        }
        return endIfAll();
    }

    private Behavior<Object> endIfAll() {
        if (missing > 0) {
            return this;
        }
        client.tell(new ClientReply.Graphs(List.copyOf(statuses)));
        return Behaviors.stopped();
    }
}
