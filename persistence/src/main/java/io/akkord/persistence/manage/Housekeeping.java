package io.akkord.persistence.manage;

import io.akkord.api.GraphId;
import io.akkord.core.space.RetentionPolicy;
import io.akkord.persistence.checkpoint.CheckpointStore;
import io.akkord.persistence.checkpoint.DurableFiles;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.replay.LocalSnapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Gives the space of a coordinator's directories back, while nobody has them open: graphs that have ended and are not to be
 * kept, and what belongs to no graph. Unfinished and damaged graphs are left alone.
 */
public final class Housekeeping {

    private static final String GRAPH = "graph|";

    private final Path journal;
    private final Path snapshots;
    private final Path checkpoints;

    public Housekeeping(Path journal, Path snapshots, Path checkpoints) {
        this.journal = journal;
        this.snapshots = snapshots;
        this.checkpoints = checkpoints;
    }

    /**
     * What goes.
     *
     * @param graphs ended graphs that go, the oldest first
     * @param freeIds ids whose graph was deleted before: what the journal still has of them goes too
     * @param kept graphs that stay
     * @param snapshotFiles snapshots that go: of those graphs, and older than the newest intact one of others
     * @param checkpointFolders folders of results that go: of those graphs, and of none
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
        try (GraphJournal histories = GraphJournal.open(journal)) {
            GraphCensus census = GraphCensus.of(histories);
            List<String> expired = policy.expired(census.ended(), nowMillis);
            Set<String> graphs = new TreeSet<>(census.graphs());
            graphs.removeAll(expired);
            return new Plan(expired, census.freeIds(), graphs.size(), staleSnapshots(graphs), foreignFolders(graphs));
        } catch (IOException e) {
            throw new UncheckedIOException("the directories beside " + journal + " cannot be listed", e);
        }
    }

    private List<Path> staleSnapshots(Set<String> kept) throws IOException {
        List<Path> stale = new ArrayList<>();
        for (String id : LocalSnapshots.ids(snapshots)) {
            List<LocalSnapshots.Candidate> all = new LocalSnapshots(snapshots).candidates(id);
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
        if (Files.notExists(checkpoints)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(checkpoints)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> !kept.contains(folder.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    /** Carries a plan out; the journal is written anew, which also gives back what LevelDB has not yet. */
    public void carryOut(Plan plan) {
        JournalEdit edit = new JournalEdit(journal);
        try (GraphJournal histories = GraphJournal.open(journal)) {
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
