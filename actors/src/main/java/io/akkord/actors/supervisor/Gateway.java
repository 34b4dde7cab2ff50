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
import io.akkord.actors.protocol.DirectoryCommand;
import io.akkord.actors.protocol.GatewayCommand;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.GraphId;

/** The door of a node for clients: passes commands to supervisors wherever they are, and gathers listings. */
public final class Gateway extends AbstractBehavior<GatewayCommand> {

    private final ActorRef<CatalogueCommand> catalogue;
    private final NodeLeaving leaving;

    private Gateway(ActorContext<GatewayCommand> context, ActorRef<CatalogueCommand> catalogue, NodeLeaving leaving) {
        super(context);
        this.catalogue = catalogue;
        this.leaving = leaving;
    }

    /**
     * The behavior.
     *
     * @param leave has this node leave in good order
     */
    public static Behavior<GatewayCommand> create(
            ActorRef<CatalogueCommand> catalogue, ActorRef<DirectoryCommand> directory, Runnable leave) {
        return Behaviors.setup(
                context -> new Gateway(context, catalogue, new NodeLeaving(context.getSystem(), directory, leave)));
    }

    @Override
    public Receive<GatewayCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(GatewayCommand.ToGraph.class, this::onToGraph)
                .onMessage(GatewayCommand.ListAll.class, this::onList)
                .onMessage(GatewayCommand.AskToLeave.class, this::onAskToLeave)
                .build();
    }

    /** Whoever reaches the node may send any name: one that no graph can have is refused, and ends nothing here. */
    private Behavior<GatewayCommand> onToGraph(GatewayCommand.ToGraph to) {
        GraphId id;
        try {
            id = new GraphId(to.graph());
        } catch (IllegalArgumentException e) {
            Refusals.answer(to.graph(), to.command(), new ClientReply.Refused(String.valueOf(e.getMessage())));
            return this;
        }
        EntityTypeKey<GraphCommand> type = id.isTransient() ? TransientSupervisor.TYPE : GraphSupervisor.TYPE;
        ClusterSharding.get(getContext().getSystem())
                .entityRefFor(type, id.value())
                .tell(to.command());
        return this;
    }

    private Behavior<GatewayCommand> onAskToLeave(GatewayCommand.AskToLeave ask) {
        leaving.asked(ask);
        return this;
    }

    private Behavior<GatewayCommand> onList(GatewayCommand.ListAll list) {
        ActorRef<CatalogueReply> listing = getContext()
                .<Object>spawnAnonymous(Listing.create(getContext().getSelf(), list.replyTo()))
                .narrow();
        catalogue.tell(new CatalogueCommand.ListGraphs(listing));
        return this;
    }
}
