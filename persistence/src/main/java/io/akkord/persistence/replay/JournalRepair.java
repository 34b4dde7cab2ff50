package io.akkord.persistence.replay;

import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.chain.Mark;
import io.akkord.persistence.chain.MarkFile;
import io.akkord.persistence.leveldb.LevelDbJournalReader;
import io.akkord.persistence.leveldb.LevelDbRewriter;
import io.akkord.persistence.schema.EventSchema;
import io.akkord.persistence.store.JournalUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends the history of one id behind an event that is intact, after a user has decided to do without the rest.
 *
 * <p>The journal is written anew beside the old one, which is then renamed to {@code <name>-before-repair-<n>} and kept.
 * The id's mark is set to the new end, and its snapshots of later events are renamed. Nothing may have the journal open.
 */
public final class JournalRepair {

    private final Path journal;
    private final LocalSnapshots snapshots;

    /**
     * @param journal the directory of LevelDB; marks lie beside it
     * @param snapshots the directory of Akka's local snapshot store
     */
    public JournalRepair(Path journal, Path snapshots) {
        this.journal = journal.toAbsolutePath().normalize();
        this.snapshots = new LocalSnapshots(snapshots);
    }

    /**
     * Keeps events 1 to {@code last}; 0 forgets the id's whole history.
     *
     * @return where the old journal lies now
     * @throws JournalUnavailableException if the journal is open or cannot be read or written, or if an event up to {@code
     *     last} is missing or damaged
     */
    public <E> Path keep(String persistenceId, EventSchema<E> schema, long last) {
        Path fresh = unused("-repairing-");
        try (LevelDbJournalReader reader = LevelDbJournalReader.open(journal)) {
            Mark mark = verify(reader, persistenceId, schema, last);
            LevelDbRewriter.rewrite(reader, fresh, Map.of(persistenceId, last));
            Path old = unused("-before-repair-");
            Files.move(journal, old);
            Files.move(fresh, journal);
            sync(old.getParent());
            try (MarkFile file = MarkFile.open(MarkFile.directoryBeside(journal), persistenceId)) {
                file.reset(mark);
            }
            setAside(persistenceId, last);
            return old;
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + journal + " cannot be exchanged", e);
        }
    }

    private static <E> Mark verify(
            LevelDbJournalReader reader, String persistenceId, EventSchema<E> schema, long last) {
        HistoryVerifier<E> verifier = new HistoryVerifier<>(persistenceId, schema, null);
        try {
            reader.forEach(persistenceId, entry -> {
                if (entry.sequenceNumber() <= last) {
                    verifier.next(entry);
                }
            });
        } catch (UncheckedIOException e) {
            verifier.fail(e);
        }
        Optional<Damage> damage = verifier.damage();
        long intact =
                damage.map(found -> found.number() - 1).orElse(verifier.head().number());
        if (intact != last) {
            throw new JournalUnavailableException("events 1 to " + last + " of " + persistenceId
                    + " cannot be kept, only " + intact + " are intact"
                    + damage.map(found -> ": " + found.what()).orElse("") + "; keep at most those");
        }
        return verifier.head();
    }

    private void setAside(String persistenceId, long last) throws IOException {
        for (Path file : snapshots.files(persistenceId)) {
            if (LocalSnapshots.sequenceNumber(file) > last) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".set-aside"));
            }
        }
    }

    private Path unused(String suffix) {
        for (int i = 1; ; i++) {
            Path path = journal.resolveSibling(journal.getFileName() + suffix + i);
            if (Files.notExists(path)) {
                return path;
            }
        }
    }

    private static void sync(@Nullable Path directory) throws IOException {
        if (directory == null) {
            return;
        }
        try (FileChannel entries = FileChannel.open(directory)) {
            entries.force(true);
        }
    }
}
