package io.akkord.persistence.chain;

import akka.persistence.typed.SnapshotAdapter;
import io.akkord.persistence.schema.EventSchema;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that one incarnation of an event-sourced entity needs for a journal that cannot lie: adapters, chain and mark.
 *
 * <p>Make it inside {@code Behaviors.setup}; give {@link #eventAdapter} and {@link #snapshotAdapter} to the behavior; on
 * {@code RecoveryCompleted} call {@link #replayed} and answer every command with the damage if there is any; after each
 * commit, first thing in {@code thenRun}, call {@link #committed}; on {@code PostStop} call {@link #close}. For the
 * entity's own thread only.
 *
 * @param <E> the entity's events
 */
public final class ChainedJournal<E> implements AutoCloseable {

    private final Chain chain;
    private final ChainedEventAdapter<E> events;
    private final @Nullable MarkFile mark;

    private ChainedJournal(String persistenceId, EventSchema<E> schema, @Nullable MarkFile mark) {
        this.chain = new Chain(persistenceId, mark == null ? null : mark.read().orElse(null));
        this.events = new ChainedEventAdapter<>(schema, chain);
        this.mark = mark;
    }

    /**
     * With a mark file, for a store on this machine.
     *
     * @throws java.io.UncheckedIOException if the mark exists and cannot be read
     */
    public static <E> ChainedJournal<E> open(String persistenceId, EventSchema<E> schema, Path markDirectory) {
        return new ChainedJournal<>(persistenceId, schema, MarkFile.open(markDirectory, persistenceId));
    }

    /** Without a mark file, for a store that several machines share and that keeps its own end, such as PostgreSQL. */
    public static <E> ChainedJournal<E> withoutMark(String persistenceId, EventSchema<E> schema) {
        return new ChainedJournal<>(persistenceId, schema, null);
    }

    public ChainedEventAdapter<E> eventAdapter() {
        return events;
    }

    /** See {@link ChainedSnapshotAdapter}. */
    public <S> SnapshotAdapter<S> snapshotAdapter(
            Function<S, byte[]> encode, Function<byte[], S> decode, Supplier<S> empty) {
        return new ChainedSnapshotAdapter<>(chain, encode, decode, empty);
    }

    /**
     * Recovery has completed: compares where it ended with the mark and with the store's own counter.
     *
     * @param lastSequenceNumber Akka's, by {@code EventSourcedBehavior.lastSequenceNumber}
     * @return why the entity must not go on
     * @throws java.io.UncheckedIOException if the mark cannot be made
     */
    public Optional<Damage> replayed(long lastSequenceNumber) {
        Optional<Damage> damage = chain.endReplay(lastSequenceNumber);
        MarkFile file = mark;
        if (damage.isPresent() || file == null) {
            return damage;
        }
        compareOrMake(file);
        return chain.damage();
    }

    private void compareOrMake(MarkFile file) {
        Mark head = chain.head();
        Optional<Damage> objection = file.objection(chain.lastOfUse());
        if (objection.isPresent()) {
            chain.fail(objection.get());
        } else if (file.read().isEmpty()) {
            file.reset(head);
        } else if (!file.read().get().equals(head)) {
            file.write(head);
        }
    }

    /**
     * Everything that was given to the journal is committed: moves the mark.
     *
     * @throws java.io.UncheckedIOException if it cannot be written; treat it as a failed commit and stop
     */
    public void committed() {
        MarkFile file = mark;
        if (file != null) {
            file.write(chain.head());
        }
    }

    /** The last event in the snapshot with which replay began; 0 if it began without. */
    public long snapshotNumber() {
        return chain.snapshotNumber();
    }

    /** Nothing is left to vouch for: deletes the mark. To be called when all but the last event was deleted. */
    public void forgetMark() {
        MarkFile file = mark;
        if (file != null) {
            file.delete();
        }
    }

    /** The last record that was verified or written. */
    public Mark head() {
        return chain.head();
    }

    public Optional<Damage> damage() {
        return chain.damage();
    }

    @Override
    public void close() {
        if (mark != null) {
            mark.close();
        }
    }
}
