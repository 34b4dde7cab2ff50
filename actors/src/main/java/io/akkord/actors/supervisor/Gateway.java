package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import io.akkord.actors.protocol.CatalogueCommand;
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

/** The door of a node for clients: passes commands to supervisors wherever they are, and gathers listings. */
public final class Gateway extends AbstractBehavior<GatewayCommand> {

    /** Closed graphs that a listing shows. */
    private static final int CLOSED_SHOWN = 20;

    private static final Duration LISTING_PATIENCE = Duration.ofSeconds(3);

    private record Listed(CatalogueReply reply, ActorRef<ClientReply> client) implements GatewayCommand.Local {}

    private final ActorRef<CatalogueCommand> catalogue;

    private Gateway(ActorContext<GatewayCommand> context, ActorRef<CatalogueCommand> catalogue) {
        super(context);
        this.catalogue = catalogue;
    }

    public static Behavior<GatewayCommand> create(ActorRef<CatalogueCommand> catalogue) {
        return Behaviors.setup(context -> new Gateway(context, catalogue));
    }

    @Override
    public Receive<GatewayCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(GatewayCommand.ToGraph.class, this::onToGraph)
                .onMessage(GatewayCommand.ListAll.class, this::onList)
                .onMessage(Listed.class, this::onListed)
                .build();
    }

    private Behavior<GatewayCommand> onToGraph(GatewayCommand.ToGraph to) {
        GraphId id = new GraphId(to.graph());
        EntityTypeKey<GraphCommand> type = id.isTransient() ? TransientSupervisor.TYPE : GraphSupervisor.TYPE;
        ClusterSharding.get(getContext().getSystem())
                .entityRefFor(type, id.value())
                .tell(to.command());
        return this;
    }

    private Behavior<GatewayCommand> onList(GatewayCommand.ListAll list) {
        ActorRef<CatalogueReply> adapter = getContext()
                .spawnAnonymous(Behaviors.receiveMessage((CatalogueReply reply) -> {
                    getContext().getSelf().tell(new Listed(reply, list.replyTo()));
                    return Behaviors.stopped();
                }));
        catalogue.tell(new CatalogueCommand.ListGraphs(adapter));
        return this;
    }

    private Behavior<GatewayCommand> onListed(Listed listed) {
        if (listed.reply() instanceof CatalogueReply.Listing listing) {
            List<String> closed = listing.closed();
            List<String> wanted = Stream.concat(
                            listing.open().stream(),
                            closed.subList(Math.max(0, closed.size() - CLOSED_SHOWN), closed.size()).stream())
                    .toList();
            getContext().spawnAnonymous(collector(wanted, listed.client()));
        }
        return this;
    }

    private record Patience() {}

    /** Asks each graph for its status and answers the client when all have, or patience ends. */
    private Behavior<Object> collector(List<String> graphs, ActorRef<ClientReply> client) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            List<GraphStatus> statuses = new ArrayList<>();
            if (graphs.isEmpty()) {
                client.tell(new ClientReply.Graphs(List.of()));
                return Behaviors.stopped();
            }
            ActorRef<ClientReply> self = context.getSelf().narrow();
            graphs.forEach(graph ->
                    getContext().getSelf().tell(new GatewayCommand.ToGraph(graph, new GraphCommand.GetStatus(self))));
            timers.startSingleTimer(new Patience(), LISTING_PATIENCE);
            return Behaviors.receiveMessage(message -> {
                if (message instanceof ClientReply.Status status) {
                    statuses.add(status.status());
                }
                if (message instanceof Patience || statuses.size() == graphs.size()) {
                    client.tell(new ClientReply.Graphs(List.copyOf(statuses)));
                    return Behaviors.stopped();
                }
                return Behaviors.same();
            });
        }));
    }
}
