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
import io.akkord.persistence.chain.ChainedJournal;
import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.schema.CatalogueEvent;
import io.akkord.persistence.schema.CatalogueEventSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which graphs are open. A persistent singleton on the coordinators: after a restart it wakes the supervisor of every
 * open graph, again and again until it answers, and again later, so that a supervisor that stopped comes back. Its {@link
 * CatalogueKeeper} starts it anew when its journal failed.
 */
public final class GraphCatalogue extends EventSourcedBehavior<CatalogueCommand, CatalogueEvent, GraphCatalogue.State> {

    private static final String NAME = "catalogue";
    private static final Duration WAKE = Duration.ofSeconds(1);
    private static final int SECONDS_BETWEEN_CALLS = 5;
    private static final int CLOSED_KEPT = 1000;

    private record Wake() implements CatalogueCommand.Local {}

    /** The open graphs, and the last closed ones. */
    static final class State {
        final Set<String> open = new LinkedHashSet<>();
        final List<String> closed = new ArrayList<>();
    }

    private final ActorContext<CatalogueCommand> context;
    private final ChainedJournal<CatalogueEvent> journal;
    private final Consumer<Optional<Damage>> recovered;
    private final Set<String> awake = new LinkedHashSet<>();
    private Optional<Damage> damage = Optional.empty();
    private int rounds;

    private GraphCatalogue(
            ActorContext<CatalogueCommand> context,
            ChainedJournal<CatalogueEvent> journal,
            Consumer<Optional<Damage>> recovered) {
        super(PersistenceId.ofUniqueId(NAME));
        this.context = context;
        this.journal = journal;
        this.recovered = recovered;
    }

    /**
     * The behavior.
     *
     * @param storage says where the journal is
     * @param recovered is told how recovery went, on the actor's thread
     */
    static Behavior<CatalogueCommand> create(NodeSettings.Storage storage, Consumer<Optional<Damage>> recovered) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(new Wake(), WAKE);
            return new GraphCatalogue(context, storage.journalOf(NAME, CatalogueEventSchema.INSTANCE), recovered);
        }));
    }

    @Override
    public State emptyState() {
        return new State();
    }

    @Override
    public CommandHandler<CatalogueCommand, CatalogueEvent, State> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(CatalogueCommand.EnterGraph.class, this::onEnter)
                .onCommand(CatalogueCommand.LeaveGraph.class, this::onLeave)
                .onCommand(CatalogueCommand.GraphAwake.class, this::onAwake)
                .onCommand(CatalogueCommand.ListGraphs.class, this::onList)
                .onCommand(Wake.class, this::onWake)
                .onAnyCommand(() -> Effect().unhandled());
    }

    private Effect<CatalogueEvent, State> onEnter(State state, CatalogueCommand.EnterGraph enter) {
        if (damage.isPresent()) {
            return refuse(enter.replyTo());
        }
        CatalogueReply entered = new CatalogueReply.Entered(enter.graph());
        if (state.open.contains(enter.graph())) {
            enter.replyTo().tell(entered);
            return Effect().none();
        }
        awake.add(enter.graph());
        return record(new CatalogueEvent.GraphOpened(enter.graph(), System.currentTimeMillis()), () -> enter.replyTo()
                .tell(entered));
    }

    private Effect<CatalogueEvent, State> onLeave(State state, CatalogueCommand.LeaveGraph leave) {
        if (damage.isPresent() || !state.open.contains(leave.graph())) {
            return Effect().none();
        }
        return record(
                new CatalogueEvent.GraphClosed(leave.graph(), leave.outcome(), System.currentTimeMillis()), () -> {});
    }

    private Effect<CatalogueEvent, State> refuse(ActorRef<CatalogueReply> who) {
        damage.ifPresent(found -> who.tell(new CatalogueReply.Unusable(found.message())));
        return Effect().none();
    }

    private Effect<CatalogueEvent, State> record(CatalogueEvent event, Runnable then) {
        return Effect().persist(event).thenRun(state -> {
            journal.committed();
            then.run();
        });
    }

    private Effect<CatalogueEvent, State> onAwake(State state, CatalogueCommand.GraphAwake answer) {
        awake.add(answer.graph());
        return Effect().none();
    }

    private Effect<CatalogueEvent, State> onList(State state, CatalogueCommand.ListGraphs list) {
        if (damage.isPresent()) {
            return refuse(list.replyTo());
        }
        list.replyTo().tell(new CatalogueReply.Listing(List.copyOf(state.open), List.copyOf(state.closed)));
        return Effect().none();
    }

    private Effect<CatalogueEvent, State> onWake(State state, Wake wake) {
        if (++rounds % SECONDS_BETWEEN_CALLS == 0) {
            awake.clear();
        }
        for (String graph : state.open) {
            if (!awake.contains(graph)) {
                ClusterSharding.get(context.getSystem())
                        .entityRefFor(GraphSupervisor.TYPE, graph)
                        .tell(new GraphCommand.WakeGraph(context.getSelf()));
            }
        }
        return Effect().none();
    }

    @Override
    public EventHandler<State, CatalogueEvent> eventHandler() {
        return (state, event) -> {
            if (event instanceof CatalogueEvent.GraphOpened opened) {
                state.open.add(opened.id());
            } else if (event instanceof CatalogueEvent.GraphClosed closed) {
                state.open.remove(closed.id());
                state.closed.remove(closed.id());
                state.closed.add(closed.id());
                if (state.closed.size() > CLOSED_KEPT) {
                    state.closed.remove(0);
                }
            }
            return state;
        };
    }

    @Override
    public SignalHandler<State> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.class, (state, completed) -> onRecovered(state))
                .onSignal(RecoveryFailed.class, (state, failed) -> onUnreadable(failed.getFailure()))
                .onSignal(PostStop.class, (state, stopped) -> journal.close())
                .build();
    }

    private void onRecovered(State state) {
        damage = journal.replayed(lastSequenceNumber(context));
        damage.ifPresent(found -> context.getLog().error("the catalogue is damaged: {}", found));
        if (!state.open.isEmpty()) {
            context.getLog().info("{} open graphs are woken", state.open.size());
        }
        recovered.accept(damage);
    }

    /** The journal plugin itself could not read; this actor ends. */
    private void onUnreadable(Throwable failure) {
        context.getLog().error("the journal of the catalogue cannot be read", failure);
        if (!UnreadableJournals.isPassing(failure)) {
            recovered.accept(Optional.of(Damage.unreadable(NAME, journal.head().number(), failure)));
        }
    }

    @Override
    public EventAdapter<CatalogueEvent, ?> eventAdapter() {
        return journal.eventAdapter();
    }
}
