package io.akkord.persistence.verify;

import io.akkord.api.GraphId;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.chain.Mark;
import io.akkord.persistence.chain.MarkFile;
import io.akkord.persistence.checkpoint.CheckpointStore;
import io.akkord.persistence.leveldb.LevelDbFiles;
import io.akkord.persistence.leveldb.file.DatabaseFiles;
import io.akkord.persistence.leveldb.file.EntryLocator;
import io.akkord.persistence.leveldb.file.FileDamage;
import io.akkord.persistence.leveldb.file.FilePlace;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.replay.LocalSnapshots;
import io.akkord.persistence.schema.CatalogueEventSchema;
import io.akkord.persistence.schema.EventSchema;
import io.akkord.persistence.schema.GraphEventSchema;
import io.akkord.persistence.store.JournalUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks all histories of a LevelDB journal, the bytes of its files, the snapshots and the checkpoints. Reads only; no
 * process may have the journal open. Takes time in proportion to the bytes on disk. For one thread.
 */
public final class JournalCheck {

    private static final String GRAPH = "graph|";

    private final Path journal;
    private final LocalSnapshots snapshots;
    private final CheckpointStore checkpoints;
    private final DatabaseFiles files;
    private final Consumer<Finding> findings;
    private boolean historiesWhole = true;

    private JournalCheck(Path journal, Path snapshots, Path checkpoints, Consumer<Finding> findings) {
        this.journal = journal;
        this.snapshots = new LocalSnapshots(snapshots);
        this.checkpoints = new CheckpointStore(checkpoints);
        this.files = DatabaseFiles.read(journal);
        this.findings = findings;
    }

    /**
     * Checks what is there, and hands each finding over as soon as it is made.
     *
     * @param wanted which persistence ids to check
     * @throws io.akkord.persistence.store.JournalUnavailableException if a process has the journal open, or it cannot
     *     be copied; a journal that is too damaged to be opened is a finding
     */
    public static void run(
            Path journal, Path snapshots, Path checkpoints, Predicate<String> wanted, Consumer<Finding> findings) {
        new JournalCheck(journal, snapshots, checkpoints, findings).run(wanted);
    }

    /** Checks the histories of a journal that has no files of its own, such as one in a database. */
    public static void run(GraphJournal histories, Predicate<String> wanted, Consumer<Finding> findings) {
        histories.persistenceIds().stream().filter(wanted).sorted().forEach(id -> {
            long[] events = new long[1];
            Optional<Damage> damage = histories.forEach(id, schemaOf(id), event -> events[0] = event.number());
            findings.accept(new Finding.History(id, events[0], damage, Optional.empty()));
        });
    }

    private static EventSchema<?> schemaOf(String id) {
        return id.startsWith(GRAPH) ? GraphEventSchema.INSTANCE : CatalogueEventSchema.INSTANCE;
    }

    private void run(Predicate<String> wanted) {
        try (GraphJournal histories = GraphJournal.open(journal)) {
            TreeSet<String> ids = new TreeSet<>(histories.persistenceIds());
            ids.addAll(histories.markedIds());
            ids.removeIf(wanted.negate());
            ids.forEach(id -> check(histories, id));
        } catch (JournalUnavailableException e) {
            unopenable(e, wanted);
        }
        files.damages().forEach(damage -> findings.accept(new Finding.Bytes(damage, verdict(damage))));
    }

    /** LevelDB refuses the directory as a whole; what the marks remember is then known to be lost. */
    private void unopenable(JournalUnavailableException cause, Predicate<String> wanted) {
        LevelDbFiles.requireClosed(journal);
        if (files.damages().isEmpty()) {
            throw cause;
        }
        historiesWhole = false;
        Optional<FilePlace> place = Optional.of(files.damages().get(0).place());
        MarkFile.ids(MarkFile.directoryBeside(journal)).stream()
                .filter(wanted)
                .forEach(id -> findings.accept(
                        new Finding.History(id, 0, Optional.of(Damage.unreadable(id, 0, cause)), place)));
    }

    private Finding.Verdict verdict(FileDamage damage) {
        return damage.isInLog() && historiesWhole ? Finding.Verdict.HARMLESS : Finding.Verdict.DAMAGED;
    }

    private void check(GraphJournal histories, String id) {
        CheckpointLedger stored = new CheckpointLedger();
        long[] events = new long[1];
        Optional<Damage> damage = histories.forEach(id, schemaOf(id), event -> {
            events[0] = event.number();
            if (event.event() instanceof GraphEvent fact) {
                stored.apply(fact);
            }
        });
        historiesWhole &= damage.isEmpty();
        findings.accept(new Finding.History(id, events[0], damage, damage.flatMap(found -> place(histories, found))));
        checkSnapshots(histories, id);
        if (id.startsWith(GRAPH)) {
            checkCheckpoints(new GraphId(id.substring(GRAPH.length())), stored);
        }
    }

    private void checkSnapshots(GraphJournal histories, String id) {
        try {
            List<LocalSnapshots.Candidate> candidates = snapshots.candidates(id);
            TreeSet<Long> numbers = new TreeSet<>();
            candidates.forEach(each -> numbers.add(each.number()));
            Map<Long, Mark> marks = histories.marks(id, numbers);
            for (LocalSnapshots.Candidate each : candidates) {
                findings.accept(new Finding.Snapshot(
                        id,
                        each.file().getFileName().toString(),
                        each.number(),
                        problem(each, marks.get(each.number()))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the snapshots of " + id + " cannot be listed", e);
        }
    }

    /** A snapshot must be of an event of this very history; behind a damage that can no longer be told. */
    private static Optional<String> problem(LocalSnapshots.Candidate candidate, @Nullable Mark mark) {
        return candidate.problem().or(() -> {
            Mark last = candidate.snapshot().orElseThrow().last();
            return mark == null || mark.equals(last)
                    ? Optional.empty()
                    : Optional.of("it was taken at " + last + ", but the journal has " + mark + " there");
        });
    }

    private void checkCheckpoints(GraphId graph, CheckpointLedger stored) {
        stored.digests()
                .forEach((task, digest) -> findings.accept(
                        new Finding.Checkpoint(graph.value(), task, checkpoints.problem(graph, task, digest))));
    }

    private Optional<FilePlace> place(GraphJournal histories, Damage damage) {
        Optional<byte[]> before = histories.keyOf(damage.persistenceId(), Math.max(0, damage.number() - 1));
        return histories
                .keyOf(damage.persistenceId(), damage.number())
                .flatMap(key -> new EntryLocator(files).locate(key, before.orElseThrow()))
                .or(() -> files.damages().stream().map(FileDamage::place).findFirst());
    }
}
