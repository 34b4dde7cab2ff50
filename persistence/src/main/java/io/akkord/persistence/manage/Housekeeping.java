package io.akkord.persistence.manage;

import io.akkord.api.GraphId;
import io.akkord.core.space.RetentionPolicy;
import io.akkord.persistence.checkpoint.CheckpointStore;
import io.akkord.persistence.checkpoint.DurableFiles;
import io.akkord.persistence.postgres.PostgresAccess;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.replay.LocalSnapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Gives the space of a coordinator's directories back, while nobody has them open: graphs that have ended and are not to be
 * kept, and what belongs to no graph. Unfinished and damaged graphs are left alone.
 */
public final class Housekeeping {

    private static final String GRAPH = "graph|";

    private final Supplier<GraphJournal> open;
    private final Supplier<HistoryEdit> edits;
    private final Optional<Path> snapshots;
    private final Path checkpoints;

    private Housekeeping(
            Supplier<GraphJournal> open, Supplier<HistoryEdit> edits, Optional<Path> snapshots, Path checkpoints) {
        this.open = open;
        this.edits = edits;
        this.snapshots = snapshots;
        this.checkpoints = checkpoints;
    }

    /** Of directories. */
    public Housekeeping(Path journal, Path snapshots, Path checkpoints) {
        this(() -> GraphJournal.open(journal), () -> new JournalEdit(journal), Optional.of(snapshots), checkpoints);
    }

    /** Of a database, which has the snapshots too. */
    public Housekeeping(PostgresAccess database, Path checkpoints) {
        this(() -> GraphJournal.open(database), () -> new PostgresEdit(database), Optional.empty(), checkpoints);
    }

    /**
     * What goes.
     *
     * @param graphs ended graphs that go, the oldest first
     * @param freeIds ids whose graph was deleted before: what the journal still has of them goes too
     * @param kept graphs that stay
     * @param snapshotFiles snapshots in files that go: of those graphs, and older than the newest intact one of others
     * @param checkpointFolders folders of results that go: of those graphs, and of none. With a database only the former:
     *     the directory may have others' too
     */
    public record Plan(
            List<String> graphs,
            List<String> freeIds,
            int kept,
            List<Path> snapshotFiles,
            List<Path> checkpointFolders) {

        public Plan {
            graphs = List.copyOf(graphs);
            freeIds = List.copyOf(freeIds);
            snapshotFiles = List.copyOf(snapshotFiles);
            checkpointFolders = List.copyOf(checkpointFolders);
        }
    }

    /** Finds out what would go, and changes nothing. */
    public Plan plan(RetentionPolicy policy, long nowMillis) {
        try (GraphJournal histories = open.get()) {
            GraphCensus census = GraphCensus.of(histories);
            List<String> expired = policy.expired(census.ended(), nowMillis);
            Set<String> graphs = new TreeSet<>(census.graphs());
            graphs.removeAll(expired);
            return new Plan(expired, census.freeIds(), graphs.size(), staleSnapshots(graphs), foreignFolders(graphs));
        } catch (IOException e) {
            throw new UncheckedIOException("the directories beside the journal cannot be listed", e);
        }
    }

    private List<Path> staleSnapshots(Set<String> kept) throws IOException {
        if (snapshots.isEmpty()) {
            return List.of();
        }
        Path directory = snapshots.get();
        List<Path> stale = new ArrayList<>();
        for (String id : LocalSnapshots.ids(directory)) {
            List<LocalSnapshots.Candidate> all = new LocalSnapshots(directory).candidates(id);
            boolean wanted = !id.startsWith(GRAPH) || kept.contains(id.substring(GRAPH.length()));
            long newest = all.stream()
                    .filter(each -> wanted && each.problem().isEmpty())
                    .mapToLong(LocalSnapshots.Candidate::number)
                    .max()
                    .orElse(wanted ? 0 : Long.MAX_VALUE);
            all.stream().filter(each -> each.number() < newest).forEach(each -> stale.add(each.file()));
        }
        return stale;
    }

    private List<Path> foreignFolders(Set<String> kept) throws IOException {
        if (snapshots.isEmpty() || Files.notExists(checkpoints)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(checkpoints)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> !kept.contains(folder.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    /** Carries a plan out; a LevelDB journal is written anew, which also gives back what LevelDB has not yet. */
    public void carryOut(Plan plan) {
        HistoryEdit edit = edits.get();
        try (GraphJournal histories = open.get()) {
            plan.graphs().forEach(graph -> edit.drop(GRAPH + graph));
            plan.freeIds().forEach(graph -> edit.drop(GRAPH + graph));
            if (histories.persistenceIds().contains(CatalogueHistory.ID)) {
                CatalogueHistory catalogue = CatalogueHistory.read(histories);
                edit.put(
                        CatalogueHistory.ID,
                        catalogue.without(Set.copyOf(plan.graphs()), System.currentTimeMillis()),
                        catalogue.end());
            }
        }
        edit.apply();
        CheckpointStore store = new CheckpointStore(checkpoints);
        plan.graphs().forEach(graph -> store.delete(new GraphId(graph)));
        try {
            for (Path folder : plan.checkpointFolders()) {
                DurableFiles.deleteTree(folder);
            }
            for (Path file : plan.snapshotFiles()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the journal is smaller, but not everything beside it could be deleted", e);
        }
    }

    /** Bytes of all files in a directory, 0 if there is none. */
    public static long bytes(Path directory) {
        if (Files.notExists(directory)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
