package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import io.akkord.actors.SpaceGauge;
import io.akkord.actors.protocol.CatalogueCommand;
import io.akkord.actors.protocol.CatalogueReply;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.GraphId;
import io.akkord.core.space.SpaceLevel;
import io.akkord.core.supervisor.GraphScheduler;
import java.util.ArrayList;
import java.util.List;

/**
 * The graph's entry in the catalogue. A submission is acknowledged once the catalogue will wake the graph after every
 * restart; a graph that has ended is taken out. A graph without a journal has no entry.
 */
final class CatalogueEntry {

    private final GraphId id;
    private final GraphScheduler scheduler;
    private final SpaceGauge space;
    private final ActorRef<CatalogueCommand> catalogue;
    private final ActorRef<CatalogueReply> self;
    private final List<ActorRef<ClientReply>> waiting = new ArrayList<>();
    private boolean entered;
    private boolean left;

    CatalogueEntry(
            ActorContext<GraphCommand> context,
            ActorRef<CatalogueCommand> catalogue,
            GraphId id,
            GraphScheduler scheduler,
            SpaceGauge space) {
        this.id = id;
        this.scheduler = scheduler;
        this.space = space;
        this.catalogue = catalogue;
        this.self = context.messageAdapter(CatalogueReply.class, SupervisorMessage.CatalogueAnswered::new);
    }

    /** Accepts the client's submission once the graph is entered. */
    void accept(ActorRef<ClientReply> client) {
        if (entered || id.isTransient() || scheduler.isEnded()) {
            tellAccepted(client);
            return;
        }
        waiting.add(client);
        enter();
    }

    /** The catalogue writes too; while there is no room for that, it is asked again and again. */
    private void enter() {
        if (space.isAtLeast(SpaceLevel.NO_WRITES)) {
            return;
        }
        catalogue.tell(new CatalogueCommand.EnterGraph(id.value(), self));
    }

    private void tellAccepted(ActorRef<ClientReply> client) {
        client.tell(new ClientReply.Accepted(scheduler.status(id)));
    }

    void answered(CatalogueReply reply) {
        if (reply instanceof CatalogueReply.Unusable unusable) {
            waiting.forEach(client -> client.tell(new ClientReply.Damaged(unusable.message())));
            waiting.clear();
        } else {
            entered = true;
            acceptWaiting();
        }
    }

    private void acceptWaiting() {
        waiting.forEach(this::tellAccepted);
        waiting.clear();
    }

    /** The catalogue believes the graph to be open. */
    void woken(ActorRef<CatalogueCommand> by) {
        by.tell(new CatalogueCommand.GraphAwake(id.value()));
        left = false;
    }

    /** Repeats what was not answered. A graph that has ended is not entered again: that would come behind its leave. */
    void eachSecond() {
        if (scheduler.isEnded()) {
            leave();
        } else if (!waiting.isEmpty()) {
            enter();
        }
    }

    /** The end is recorded: nobody needs to wake the graph, so who still waits for its entry has what it waits for. */
    void leave() {
        acceptWaiting();
        if (!left && !id.isTransient() && !space.isAtLeast(SpaceLevel.NO_WRITES)) {
            left = true;
            String outcome = scheduler.status(id).state().name();
            catalogue.tell(new CatalogueCommand.LeaveGraph(id.value(), outcome, scheduler.endedMillis(), self));
        }
    }
}
