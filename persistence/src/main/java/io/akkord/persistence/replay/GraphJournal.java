package io.akkord.persistence.replay;

import io.akkord.core.supervisor.GraphEvent;
import io.akkord.persistence.chain.Chain;
import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.chain.Mark;
import io.akkord.persistence.chain.MarkFile;
import io.akkord.persistence.leveldb.LevelDbJournalReader;
import io.akkord.persistence.postgres.PostgresAccess;
import io.akkord.persistence.postgres.PostgresJournalReader;
import io.akkord.persistence.schema.EventSchema;
import io.akkord.persistence.schema.GraphEventSchema;
import io.akkord.persistence.store.JournalEntry;
import io.akkord.persistence.store.JournalStore;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A journal without a cluster: the verified past of each graph in it. Of a directory it reads a private copy, so that
 * the original stays as it is; a database it reads as it is at this moment. Not safe for use by several threads.
 */
public final class GraphJournal implements AutoCloseable {

    private final JournalStore store;
    private final @Nullable Path marks;

    private GraphJournal(JournalStore store, @Nullable Path marks) {
        this.store = store;
        this.marks = marks;
    }

    /**
     * Opens a copy of the directory, with its marks beside it.
     *
     * @throws io.akkord.persistence.store.JournalUnavailableException if it is open elsewhere or cannot be read at all
     */
    public static GraphJournal open(Path journal) {
        return new GraphJournal(LevelDbJournalReader.open(journal), MarkFile.directoryBeside(journal));
    }

    /**
     * Opens the journal in a database, which keeps its end without marks.
     *
     * @throws io.akkord.persistence.store.JournalUnavailableException if it cannot be used
     */
    public static GraphJournal open(PostgresAccess database) {
        return new GraphJournal(PostgresJournalReader.open(database), null);
    }

    public Set<String> persistenceIds() {
        return store.persistenceIds();
    }

    /** Ids that have a mark, whether or not the journal still knows them. */
    public Set<String> markedIds() {
        return marks == null ? Set.of() : MarkFile.ids(marks);
    }

    /** The places of some events in the chain, as far as the history is intact. */
    public Map<Long, Mark> marks(String persistenceId, Set<Long> numbers) {
        Map<Long, Mark> found = new TreeMap<>();
        Chain chain = new Chain(persistenceId, null);
        if (!numbers.isEmpty()) {
            store.forEach(persistenceId, entry -> {
                if (chain.accept(entry.record()).isPresent() && numbers.contains(entry.sequenceNumber())) {
                    found.put(entry.sequenceNumber(), chain.head());
                }
            });
        }
        return found;
    }

    /** The highest number that the id ever had, by the store's counter; 0 if it has none. */
    public long highestSequenceNumber(String persistenceId) {
        return store.highestSequenceNumber(persistenceId);
    }

    /** The key in LevelDB of an event, if the id is known. */
    public Optional<byte[]> keyOf(String persistenceId, long number) {
        return store.keyOf(persistenceId, number);
    }

    /** What LevelDB itself said about its log; whatever it lost shows as damage of some ids. */
    public Optional<String> logDamage() {
        return store.logDamage();
    }

    /** All events of a graph, in memory. */
    public History<GraphEvent> history(String persistenceId) {
        return history(persistenceId, GraphEventSchema.INSTANCE);
    }

    public <E> History<E> history(String persistenceId, EventSchema<E> schema) {
        List<StoredEvent<E>> events = new ArrayList<>();
        Optional<Damage> damage = forEach(persistenceId, schema, events::add);
        return new History<>(persistenceId, events, damage);
    }

    /** Hands over verified events one by one, for journals that do not fit into memory; answers with the damage. */
    public <E> Optional<Damage> forEach(
            String persistenceId, EventSchema<E> schema, Consumer<StoredEvent<E>> consumer) {
        Path directory = marks;
        if (directory == null) {
            return verify(new HistoryVerifier<>(persistenceId, schema, null), persistenceId, consumer);
        }
        try (MarkFile mark = MarkFile.open(directory, persistenceId)) {
            HistoryVerifier<E> verifier =
                    new HistoryVerifier<>(persistenceId, schema, mark.read().orElse(null));
            return verify(verifier, persistenceId, consumer).or(() -> mark.objection(verifier.lastOfUse()));
        }
    }

    private <E> Optional<Damage> verify(
            HistoryVerifier<E> verifier, String persistenceId, Consumer<StoredEvent<E>> consumer) {
        long highest = 0;
        try {
            store.forEach(persistenceId, entry -> verifier.next(entry).ifPresent(consumer));
            highest = store.highestSequenceNumber(persistenceId);
        } catch (UncheckedIOException e) {
            verifier.fail(e);
        }
        return verifier.end(highest);
    }

    /** Hands over the records of an id as they are stored, unverified. */
    public void forEachStored(String persistenceId, Consumer<JournalEntry> consumer) {
        store.forEach(persistenceId, consumer);
    }

    @Override
    public void close() {
        store.close();
    }
}
