package io.akkord.actors.supervisor;

import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.persistence.typed.EventAdapter;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.RecoveryFailed;
import akka.persistence.typed.SnapshotAdapter;
import akka.persistence.typed.SnapshotCompleted;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.SignalHandler;
import io.akkord.actors.protocol.CatalogueCommand;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.GraphId;
import io.akkord.core.space.SnapshotRule;
import io.akkord.core.supervisor.Decision;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.core.supervisor.GraphState;
import io.akkord.persistence.chain.ChainedJournal;
import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.checkpoint.CheckpointStore;
import io.akkord.persistence.schema.GraphEventSchema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The actor of one durable graph: single writer of its journal. A sharded entity on a coordinator.
 *
 * <p>Events are applied by the core while it decides, so that one decision sees its own effects; the event handler
 * therefore applies during replay only. If a persist fails the entity stops and sharding starts another one, which
 * replays; the state at hand is never used again.
 */
public final class GraphSupervisor extends EventSourcedBehavior<GraphCommand, GraphEvent, GraphState> {

    public static final EntityTypeKey<GraphCommand> TYPE = EntityTypeKey.create(GraphCommand.class, "graph");

    private static final int STASHED = 65_536;

    private final ActorContext<GraphCommand> context;
    private final TimerScheduler<GraphCommand> timers;
    private final Environment environment;
    private final GraphId id;
    private final ChainedJournal<GraphEvent> journal;
    private final GraphErasure erasure;
    private final Snapshots snapshots;
    private @Nullable SupervisorShell shell;
    private Optional<Damage> damage = Optional.empty();

    private GraphSupervisor(
            ActorContext<GraphCommand> context,
            TimerScheduler<GraphCommand> timers,
            Environment environment,
            String graphId,
            ChainedJournal<GraphEvent> journal) {
        super(persistenceId(graphId));
        this.context = context;
        this.timers = timers;
        this.environment = environment;
        this.id = new GraphId(graphId);
        this.journal = journal;
        this.snapshots = new Snapshots(
                context,
                persistenceId(graphId).id(),
                new SnapshotRule(environment.settings().coordinator().snapshotEvery()));
        this.erasure = new GraphErasure(
                context,
                id,
                journal,
                new CheckpointStore(environment.settings().storage().checkpoints()));
    }

    public static PersistenceId persistenceId(String graphId) {
        return PersistenceId.of("graph", graphId);
    }

    /** The behavior of one graph's entity. */
    public static Behavior<GraphCommand> create(String graphId, Environment environment) {
        if (environment.lives().isAside(graphId)) {
            return SupersededLives.standingAside();
        }
        return environment
                .unreadable()
                .recent(graphId)
                .map(damage -> UnreadableJournals.refusing(graphId, damage))
                .orElseGet(() -> readable(graphId, environment));
    }

    /** Ends a supervisor that is to begin elsewhere. */
    public static GraphCommand stop() {
        return new SupervisorMessage.Expire();
    }

    private static Behavior<GraphCommand> readable(String graphId, Environment environment) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> new GraphSupervisor(
                context,
                timers,
                environment,
                graphId,
                environment
                        .settings()
                        .storage()
                        .journalOf(persistenceId(graphId).id(), GraphEventSchema.INSTANCE))));
    }

    @Override
    public GraphState emptyState() {
        return new GraphState();
    }

    @Override
    public CommandHandler<GraphCommand, GraphEvent, GraphState> commandHandler() {
        return (state, command) -> {
            if (command instanceof SupervisorMessage.Expire) {
                environment.lives().ends(id.value());
                return Effect().stop();
            }
            if (erasure.isBegun()) {
                return erasure.take(command) ? Effect().stop() : Effect().none();
            }
            if (damage.isPresent()) {
                Refusals.answer(
                        id.value(),
                        command,
                        new ClientReply.Damaged(damage.get().toString()));
                return Effect().none();
            }
            return shell == null ? Effect().stop() : onCommand(shell, command);
        };
    }

    private Effect<GraphEvent, GraphState> onPrune(SupervisorShell live, GraphCommand.PruneGraph prune) {
        if (!live.isBegun()) {
            erasure.tellGone(prune.replyTo());
            return Effect().none();
        }
        Optional<Decision> decision = live.prune();
        if (decision.isEmpty()) {
            prune.replyTo().tell(new CatalogueCommand.GraphStays(id.value()));
            return Effect().none();
        }
        return Effect().persist(decision.get().events()).thenRun(recorded -> {
            journal.committed();
            erasure.begin();
            erasure.take(prune);
        });
    }

    private Effect<GraphEvent, GraphState> onCommand(SupervisorShell live, GraphCommand command) {
        if (command instanceof GraphCommand.PruneGraph prune) {
            return onPrune(live, prune);
        }
        SupervisorShell.Outcome outcome = live.onMessage(command);
        if (outcome == SupervisorShell.Outcome.UNHANDLED) {
            return Effect().unhandled();
        }
        if (outcome == SupervisorShell.Outcome.NOTHING) {
            return Effect().none();
        }
        Decision decision = live.decide();
        if (decision.events().isEmpty()) {
            live.carryOut(decision);
            return Effect().none();
        }
        return Effect().persist(decision.events()).thenRun(recorded -> {
            journal.committed();
            environment.lives().lives(id.value(), recorded.epoch());
            live.carryOut(decision);
        });
    }

    @Override
    public EventHandler<GraphState, GraphEvent> eventHandler() {
        return (state, event) -> {
            if (shell == null) {
                state.apply(event);
            }
            return state;
        };
    }

    @Override
    public SignalHandler<GraphState> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.class, (state, completed) -> onRecovered(state))
                .onSignal(
                        SnapshotCompleted.class,
                        (state, stored) ->
                                snapshots.stored(stored.getSnapshotMetadata().sequenceNr()))
                .onSignal(RecoveryFailed.class, (state, failed) -> onUnreadable(failed.getFailure()))
                .onSignal(PostStop.class, (state, stopped) -> onStopped())
                .build();
    }

    private void onRecovered(GraphState state) {
        damage = journal.replayed(lastSequenceNumber(context));
        snapshots.recovered(journal.snapshotNumber());
        if (environment.lives().isSuperseded(id.value(), state.epoch())) {
            context.getLog()
                    .warn(
                            "graph {} is in its epoch {}, which began on another node while this one believed to have"
                                    + " it: this node leaves it alone",
                            id,
                            state.epoch());
            return;
        }
        if (damage.isEmpty() && state.isPrunable()) {
            erasure.begin();
            return;
        }
        damage.ifPresentOrElse(found -> context.getLog().error("graph {} is damaged: {}", id, found), () -> {
            shell = new SupervisorShell(
                    context,
                    timers,
                    environment,
                    id,
                    state,
                    new JournalInlineResults(
                            context.getSystem(),
                            persistenceId(id.value()).id(),
                            environment.settings().storage().backend().readJournal()));
            environment.lives().lives(id.value(), state.epoch());
            shell.start();
        });
    }

    /** The journal plugin itself could not read; this actor ends, and the next one says so for a while. */
    private void onUnreadable(Throwable failure) {
        context.getLog().error("the journal of graph {} cannot be read", id, failure);
        environment
                .unreadable()
                .add(
                        id.value(),
                        Damage.unreadable(
                                persistenceId(id.value()).id(), journal.head().number(), failure),
                        failure);
    }

    private void onStopped() {
        if (shell != null) {
            shell.stop();
        }
        journal.close();
    }

    /** Room for what arrives while a large event is written; senders are bounded, so that it is never used up. */
    @Override
    public Optional<Integer> stashCapacity() {
        return Optional.of(STASHED);
    }

    @Override
    public EventAdapter<GraphEvent, ?> eventAdapter() {
        return journal.eventAdapter();
    }

    @Override
    public SnapshotAdapter<GraphState> snapshotAdapter() {
        return journal.snapshotAdapter(GraphState::toSnapshot, GraphState::fromSnapshot, GraphState::new);
    }

    @Override
    public boolean shouldSnapshot(GraphState state, GraphEvent event, long number) {
        return snapshots.isDue(number, state.taskCount());
    }
}
