package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.persistence.typed.EventAdapter;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.RecoveryFailed;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.SignalHandler;
import io.akkord.actors.NodeSettings;
import io.akkord.actors.protocol.CatalogueCommand;
import io.akkord.actors.protocol.CatalogueReply;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.core.space.RetentionPolicy;
import io.akkord.persistence.catalogue.CatalogueState;
import io.akkord.persistence.chain.ChainedJournal;
import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.schema.CatalogueEvent;
import io.akkord.persistence.schema.CatalogueEventSchema;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which graphs are open. A persistent singleton on the coordinators: after a restart it wakes the supervisor of every
 * open graph, again and again until it answers, and again later, so that a supervisor that stopped comes back; graphs that
 * have ended and need not be kept it has deleted. Its first event in each life is its epoch: who wrote before cannot any
 * more, because that number is taken. Its own history it says again from time to time, and deletes what came before. Its
 * {@link CatalogueKeeper} starts it anew when its journal failed.
 */
final class GraphCatalogue extends EventSourcedBehavior<CatalogueCommand, CatalogueEvent, CatalogueState> {

    private static final String NAME = "catalogue";
    private static final Duration WAKE = Duration.ofSeconds(1);
    private static final int SECONDS_BETWEEN_CALLS = 5;
    /** Closed graphs that are remembered if none is ever to be deleted. */
    private static final int CLOSED_KEPT = 1000;

    private static final int EVENTS_UNTIL_RESTATED = 1000;

    private record Wake() implements CatalogueCommand.Local {}

    private record Begin() implements CatalogueCommand.Local {}

    private record Erased() implements CatalogueCommand.Local {}

    private final ActorContext<CatalogueCommand> context;
    private final ChainedJournal<CatalogueEvent> journal;
    private final RetentionPolicy retention;
    private final CataloguePruning pruning;
    private final Watcher watcher;
    private final Set<String> awake = new LinkedHashSet<>();
    private Optional<Damage> damage = Optional.empty();
    private boolean begun;
    private int rounds;

    /** Is told how the catalogue fares, on its thread. */
    interface Watcher {

        /** Recovery is over. */
        void recovered(Optional<Damage> damage);

        /** A life has begun; its epoch is recorded. */
        void begun(long epoch);

        /** Whether the journal has a later epoch than this node's last, so that another node's catalogue lives. */
        boolean isSuperseded(long epoch);
    }

    private GraphCatalogue(
            ActorContext<CatalogueCommand> context,
            ChainedJournal<CatalogueEvent> journal,
            RetentionPolicy retention,
            Watcher watcher) {
        super(PersistenceId.ofUniqueId(NAME));
        this.context = context;
        this.journal = journal;
        this.retention = retention;
        this.pruning = new CataloguePruning(context, retention);
        this.watcher = watcher;
    }

    /**
     * The behavior.
     *
     * @param storage says where the journal is
     * @param retention says which graphs that have ended are kept
     */
    static Behavior<CatalogueCommand> create(NodeSettings.Storage storage, RetentionPolicy retention, Watcher watcher) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(new Wake(), WAKE);
            return new GraphCatalogue(
                    context, storage.journalOf(NAME, CatalogueEventSchema.INSTANCE), retention, watcher);
        }));
    }

    @Override
    public CatalogueState emptyState() {
        return new CatalogueState();
    }

    @Override
    public CommandHandler<CatalogueCommand, CatalogueEvent, CatalogueState> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Begin.class, (state, begin) -> onBegin(state))
                .onCommand(Erased.class, erased -> Effect().none())
                .onCommand(command -> !begun, (state, early) -> Effect().stash())
                .onCommand(CatalogueCommand.EnterGraph.class, this::onEnter)
                .onCommand(CatalogueCommand.LeaveGraph.class, this::onLeave)
                .onCommand(CatalogueCommand.GraphAwake.class, this::onAwake)
                .onCommand(CatalogueCommand.GraphAsleep.class, this::onAsleep)
                .onCommand(CatalogueCommand.GraphGone.class, this::onGone)
                .onCommand(CatalogueCommand.GraphStays.class, this::onStays)
                .onCommand(CatalogueCommand.ListGraphs.class, this::onList)
                .onCommand(Wake.class, this::onWake)
                .onAnyCommand(() -> Effect().unhandled());
    }

    /** A damaged catalogue begins no life: it only says what is wrong. */
    private Effect<CatalogueEvent, CatalogueState> onBegin(CatalogueState state) {
        begun = true;
        if (damage.isPresent()) {
            return Effect().none().thenUnstashAll();
        }
        String node = context.getSystem().address().toString();
        return Effect()
                .persist(new CatalogueEvent.CatalogueStarted(state.epoch() + 1, node, System.currentTimeMillis()))
                .thenRun(this::onBegun)
                .thenUnstashAll();
    }

    private void onBegun(CatalogueState state) {
        journal.committed();
        watcher.begun(state.epoch());
    }

    private Effect<CatalogueEvent, CatalogueState> onEnter(CatalogueState state, CatalogueCommand.EnterGraph enter) {
        if (damage.isPresent()) {
            return refuse(enter.replyTo());
        }
        CatalogueReply entered = new CatalogueReply.Entered(enter.graph());
        if (state.open().contains(enter.graph())) {
            enter.replyTo().tell(entered);
            return Effect().none();
        }
        awake.add(enter.graph());
        return record(
                state, new CatalogueEvent.GraphOpened(enter.graph(), System.currentTimeMillis()), () -> enter.replyTo()
                        .tell(entered));
    }

    private Effect<CatalogueEvent, CatalogueState> onLeave(CatalogueState state, CatalogueCommand.LeaveGraph leave) {
        if (damage.isPresent() || !state.open().contains(leave.graph())) {
            return Effect().none();
        }
        return record(
                state, new CatalogueEvent.GraphClosed(leave.graph(), leave.outcome(), leave.endedMillis()), () -> {});
    }

    private Effect<CatalogueEvent, CatalogueState> onGone(CatalogueState state, CatalogueCommand.GraphGone gone) {
        pruning.answered(gone.graph());
        return damage.isPresent() || !state.closed().containsKey(gone.graph())
                ? Effect().none()
                : record(state, new CatalogueEvent.GraphForgotten(gone.graph(), System.currentTimeMillis()), () -> {});
    }

    private Effect<CatalogueEvent, CatalogueState> onStays(CatalogueState state, CatalogueCommand.GraphStays stays) {
        pruning.stays(stays.graph());
        return Effect().none();
    }

    private Effect<CatalogueEvent, CatalogueState> refuse(ActorRef<CatalogueReply> who) {
        damage.ifPresent(found -> who.tell(new CatalogueReply.Unusable(found.message())));
        return Effect().none();
    }

    private Effect<CatalogueEvent, CatalogueState> record(CatalogueState state, CatalogueEvent event, Runnable then) {
        int due = Math.max(EVENTS_UNTIL_RESTATED, state.size());
        if (state.eventsSinceRestated() < due) {
            return Effect().persist(event).thenRun(recorded -> {
                journal.committed();
                then.run();
            });
        }
        state.apply(event);
        return restate(state, then);
    }

    /** The event is in what is said again. Costs as much as there are graphs, once in as many events. */
    private Effect<CatalogueEvent, CatalogueState> restate(CatalogueState state, Runnable then) {
        List<CatalogueEvent> all = List.copyOf(
                state.restated(retention.equals(RetentionPolicy.EVERYTHING) ? CLOSED_KEPT : Integer.MAX_VALUE));
        return Effect().persist(all).thenRun(recorded -> {
            journal.committed();
            long before = journal.head().number() - all.size();
            HistoryEraser.begin(
                    context,
                    new HistoryEraser.Order(NAME, 0, before, () -> {}),
                    context.messageAdapter(Boolean.class, success -> new Erased()));
            then.run();
        });
    }

    private Effect<CatalogueEvent, CatalogueState> onAwake(CatalogueState state, CatalogueCommand.GraphAwake answer) {
        awake.add(answer.graph());
        return Effect().none();
    }

    private Effect<CatalogueEvent, CatalogueState> onAsleep(CatalogueState state, CatalogueCommand.GraphAsleep asleep) {
        awake.remove(asleep.graph());
        return Effect().none();
    }

    private Effect<CatalogueEvent, CatalogueState> onList(CatalogueState state, CatalogueCommand.ListGraphs list) {
        if (damage.isPresent()) {
            return refuse(list.replyTo());
        }
        list.replyTo()
                .tell(new CatalogueReply.Listing(
                        List.copyOf(state.open()), List.copyOf(state.closed().keySet())));
        return Effect().none();
    }

    private Effect<CatalogueEvent, CatalogueState> onWake(CatalogueState state, Wake wake) {
        if (++rounds % SECONDS_BETWEEN_CALLS == 0) {
            awake.clear();
        }
        for (String graph : state.open()) {
            if (!awake.contains(graph)) {
                ClusterSharding.get(context.getSystem())
                        .entityRefFor(GraphSupervisor.TYPE, graph)
                        .tell(new GraphCommand.WakeGraph(context.getSelf()));
            }
        }
        if (damage.isEmpty()) {
            pruning.eachSecond(state, System.currentTimeMillis());
        }
        return Effect().none();
    }

    @Override
    public EventHandler<CatalogueState, CatalogueEvent> eventHandler() {
        return (state, event) -> {
            state.apply(event);
            return state;
        };
    }

    @Override
    public SignalHandler<CatalogueState> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.class, (state, completed) -> onRecovered(state))
                .onSignal(RecoveryFailed.class, (state, failed) -> onUnreadable(failed.getFailure()))
                .onSignal(PostStop.class, (state, stopped) -> journal.close())
                .build();
    }

    private void onRecovered(CatalogueState state) {
        damage = journal.replayed(lastSequenceNumber(context));
        damage.ifPresent(found -> context.getLog().error("the catalogue is damaged: {}", found));
        boolean own = state.node().equals(context.getSystem().address().toString());
        if (!own && watcher.isSuperseded(state.epoch())) {
            context.getLog().warn("the catalogue is in its epoch {}, which began at {}", state.epoch(), state.node());
            return;
        }
        if (!state.open().isEmpty()) {
            context.getLog().info("{} open graphs are woken", state.open().size());
        }
        watcher.recovered(damage);
        context.getSelf().tell(new Begin());
    }

    /** The journal plugin itself could not read; this actor ends. */
    private void onUnreadable(Throwable failure) {
        context.getLog().error("the journal of the catalogue cannot be read", failure);
        if (!UnreadableJournals.isPassing(failure)) {
            watcher.recovered(Optional.of(Damage.unreadable(NAME, journal.head().number(), failure)));
        }
    }

    @Override
    public EventAdapter<CatalogueEvent, ?> eventAdapter() {
        return journal.eventAdapter();
    }
}
