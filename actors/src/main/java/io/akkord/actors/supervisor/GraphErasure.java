package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import io.akkord.actors.protocol.CatalogueCommand;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.GraphId;
import io.akkord.persistence.chain.ChainedJournal;
import io.akkord.persistence.checkpoint.CheckpointStore;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes everything of a graph that was given up: stored results, snapshots, and all events but the one that says so,
 * which is the last. Whatever is broken off is done again in the next life. Meanwhile the graph answers nobody. For the
 * supervisor's thread.
 */
final class GraphErasure {

    private final ActorContext<GraphCommand> context;
    private final GraphId id;
    private final ChainedJournal<?> journal;
    private final CheckpointStore checkpoints;
    private final List<ActorRef<CatalogueCommand>> waiting = new ArrayList<>();
    private boolean begun;

    GraphErasure(
            ActorContext<GraphCommand> context, GraphId id, ChainedJournal<?> journal, CheckpointStore checkpoints) {
        this.context = context;
        this.id = id;
        this.journal = journal;
        this.checkpoints = checkpoints;
    }

    boolean isBegun() {
        return begun;
    }

    /** Begins; the last event of the journal is the one that stays. The supervisor is told {@code Erased}. */
    void begin() {
        begun = true;
        ActorRef<Boolean> told = context.messageAdapter(Boolean.class, SupervisorMessage.Erased::new);
        long last = journal.head().number();
        HistoryEraser.Order order = new HistoryEraser.Order(
                GraphSupervisor.persistenceId(id.value()).id(), last, last - 1, () -> checkpoints.delete(id));
        HistoryEraser.begin(context, order, told);
    }

    /** Takes what comes while it is under way; true if it is over, and the supervisor ends. */
    boolean take(GraphCommand command) {
        if (command instanceof GraphCommand.PruneGraph prune) {
            waiting.add(prune.replyTo());
        }
        if (command instanceof SupervisorMessage.Erased erased && erased.success()) {
            journal.forgetMark();
            context.getLog().info("graph {} was deleted", id);
            tellGone();
        }
        return command instanceof SupervisorMessage.Erased;
    }

    /** Tells that there is nothing of the graph. */
    void tellGone(ActorRef<CatalogueCommand> catalogue) {
        catalogue.tell(new CatalogueCommand.GraphGone(id.value()));
    }

    private void tellGone() {
        waiting.forEach(this::tellGone);
    }
}
