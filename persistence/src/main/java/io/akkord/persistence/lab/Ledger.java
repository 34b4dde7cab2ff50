package io.akkord.persistence.lab;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.EventAdapter;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.RecoveryFailed;
import akka.persistence.typed.SnapshotAdapter;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.persistence.typed.javadsl.SignalHandler;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.persistence.chain.ChainedJournal;
import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.schema.GraphEventSchema;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The smallest entity that keeps a chained journal: it remembers the numbers of the seals that it was told. */
public final class Ledger extends EventSourcedBehavior<Ledger.Command, GraphEvent, Ledger.State> {

    /** What the ledger may be told. */
    public sealed interface Command {}

    /** Write these, then answer. */
    public record Write(List<GraphEvent> events, ActorRef<Done> done) implements Command {}

    /** Count and digest of what was applied; mutable, as the supervisor's state is. */
    public static final class State {
        long events;
        long digest;

        public void apply(GraphEvent event) {
            events++;
            digest = digest * 31
                    + Arrays.hashCode(GraphEventSchema.INSTANCE.encode(event).bytes());
        }

        public long digest() {
            return digest;
        }

        public byte[] toBytes() {
            return ByteBuffer.allocate(16).putLong(events).putLong(digest).array();
        }

        public static State of(byte[] bytes) {
            State state = new State();
            state.events = ByteBuffer.wrap(bytes).getLong();
            state.digest = ByteBuffer.wrap(bytes).getLong(8);
            return state;
        }
    }

    /** How recovery ended. */
    public record Recovered(long events, long digest, Optional<Damage> damage) {}

    private final ActorContext<Command> context;
    private final ChainedJournal<GraphEvent> journal;
    private final String plugin;
    private final int snapshotEvery;
    private final CompletableFuture<Recovered> recovered;

    private Ledger(
            String id,
            ActorContext<Command> context,
            ChainedJournal<GraphEvent> journal,
            String plugin,
            int snapshotEvery,
            CompletableFuture<Recovered> recovered) {
        super(PersistenceId.ofUniqueId(id));
        this.context = context;
        this.journal = journal;
        this.plugin = plugin;
        this.snapshotEvery = snapshotEvery;
        this.recovered = recovered;
    }

    /** {@code recovered} fails if recovery does. */
    public static Behavior<Command> create(
            String id, Path marks, String plugin, int snapshotEvery, CompletableFuture<Recovered> recovered) {
        return Behaviors.setup(context -> new Ledger(
                id,
                context,
                ChainedJournal.open(id, GraphEventSchema.INSTANCE, marks),
                plugin,
                snapshotEvery,
                recovered));
    }

    @Override
    public String journalPluginId() {
        return plugin;
    }

    @Override
    public State emptyState() {
        return new State();
    }

    @Override
    public CommandHandler<Command, GraphEvent, State> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(
                        Write.class, write -> Effect().persist(write.events()).thenRun(() -> {
                            journal.committed();
                            write.done().tell(Done.getInstance());
                        }))
                .build();
    }

    @Override
    public EventHandler<State, GraphEvent> eventHandler() {
        return (state, event) -> {
            state.apply(event);
            return state;
        };
    }

    @Override
    public SignalHandler<State> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.class, (state, signal) -> {
                    Optional<Damage> damage = journal.replayed(lastSequenceNumber(context));
                    recovered.complete(new Recovered(state.events, state.digest, damage));
                })
                .onSignal(RecoveryFailed.class, (state, signal) -> recovered.completeExceptionally(signal.getFailure()))
                .onSignal(PostStop.class, (state, signal) -> journal.close())
                .build();
    }

    @Override
    public EventAdapter<GraphEvent, ?> eventAdapter() {
        return journal.eventAdapter();
    }

    @Override
    public SnapshotAdapter<State> snapshotAdapter() {
        return journal.snapshotAdapter(State::toBytes, State::of, State::new);
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return snapshotEvery > 0 ? RetentionCriteria.snapshotEvery(snapshotEvery, 2) : RetentionCriteria.disabled();
    }
}
