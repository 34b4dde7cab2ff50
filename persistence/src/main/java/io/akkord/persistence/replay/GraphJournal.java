package io.akkord.persistence.replay;

import io.akkord.core.supervisor.GraphEvent;
import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.chain.MarkFile;
import io.akkord.persistence.leveldb.JournalEntry;
import io.akkord.persistence.leveldb.LevelDbJournalReader;
import io.akkord.persistence.schema.EventSchema;
import io.akkord.persistence.schema.GraphEventSchema;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A journal's directory, offline: the verified past of each graph in it. It reads a private copy, so that the original
 * stays as it is. Not safe for use by several threads.
 */
public final class GraphJournal implements AutoCloseable {

    private final LevelDbJournalReader reader;
    private final Path marks;

    private GraphJournal(LevelDbJournalReader reader, Path marks) {
        this.reader = reader;
        this.marks = marks;
    }

    /**
     * Opens a copy of the directory, with its marks beside it.
     *
     * @throws io.akkord.persistence.leveldb.JournalUnavailableException if it is open elsewhere or cannot be read at all
     */
    public static GraphJournal open(Path journal) {
        return new GraphJournal(LevelDbJournalReader.open(journal), MarkFile.directoryBeside(journal));
    }

    public Set<String> persistenceIds() {
        return reader.persistenceIds();
    }

    /** What LevelDB itself said about its log; whatever it lost shows as damage of some ids. */
    public Optional<String> logDamage() {
        return reader.logDamage();
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
        try (MarkFile mark = MarkFile.open(marks, persistenceId)) {
            HistoryVerifier<E> verifier =
                    new HistoryVerifier<>(persistenceId, schema, mark.read().orElse(null));
            long highest = 0;
            try {
                reader.forEach(persistenceId, entry -> verifier.next(entry).ifPresent(consumer));
                highest = reader.highestSequenceNumber(persistenceId);
            } catch (UncheckedIOException e) {
                verifier.fail(e);
            }
            return verifier.end(highest).or(() -> mark.objection(verifier.head().number()));
        }
    }

    /** Hands over the records of an id as they are stored, unverified. */
    public void forEachStored(String persistenceId, Consumer<JournalEntry> consumer) {
        reader.forEach(persistenceId, consumer);
    }

    @Override
    public void close() {
        reader.close();
    }
}
