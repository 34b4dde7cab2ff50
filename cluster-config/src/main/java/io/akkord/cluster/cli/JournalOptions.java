package io.akkord.cluster.cli;

import com.typesafe.config.Config;
import io.akkord.api.GraphNotFoundException;
import io.akkord.cluster.settings.ConfigLayers;
import io.akkord.cluster.settings.DatabaseSettings;
import io.akkord.cluster.settings.Nearest;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.persistence.leveldb.LevelDbFiles;
import io.akkord.persistence.manage.GraphTransfer;
import io.akkord.persistence.manage.Housekeeping;
import io.akkord.persistence.postgres.PostgresAccess;
import io.akkord.persistence.postgres.PostgresSnapshots;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.replay.LocalSnapshots;
import io.akkord.persistence.replay.RunRecord;
import io.akkord.persistence.replay.StoredEvent;
import io.akkord.persistence.schema.GraphEventSchema;
import io.akkord.persistence.store.StoredSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a journal lies, and what it is called in there. */
final class JournalOptions {

    private static final String GRAPH = "graph|";

    private static final Path HOME = Path.of(".akkord");

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description =
                    "Directory of the coordinator. Default: .akkord, or the run below .akkord/runs that GRAPH is of.")
    private @Nullable Path directory;

    @Option(
            names = "--profile",
            split = ",",
            paramLabel = "PROFILE",
            description = "As of the coordinator: with postgresql, the journal is the one in the database.")
    private List<String> profiles = new ArrayList<>();

    @Option(names = "--conf", paramLabel = "FILE", description = "Settings of the coordinator, in HOCON.")
    private @Nullable Path conf;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Set one setting. May be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--json", description = "Print JSON, one object a line.")
    private boolean json;

    boolean json() {
        return json;
    }

    /** These options with another directory; null for the usual ones. */
    JournalOptions in(@Nullable Path given) {
        directory = given;
        return this;
    }

    /** The journal that should have a graph, if there is any journal; one that was asked for must be there. */
    Optional<Path> find(String graph) {
        return directory != null || runOf(graph, HOME).isPresent() || Files.isDirectory(HOME.resolve("journal"))
                ? Optional.of(journalOf(graph))
                : Optional.empty();
    }

    /** The journal of a node's directory, or the very directory given. */
    Path journal() {
        return journalIn(directory == null ? HOME : directory);
    }

    /** The journal that should have a graph: that of the run which gave the graph its name, unless one is given. */
    Path journalOf(String graph) {
        return directory == null ? journalIn(runOf(graph, HOME).orElse(HOME)) : journal();
    }

    /** The journal that a name means: a directory with one, else the journal that should have a graph of that name. */
    Path journalOfDirectoryOr(String name) {
        Path path = Path.of(name);
        if (directory != null || !Files.isDirectory(path)) {
            return journalOf(name);
        }
        Path inside = path.resolve("journal");
        return Files.isDirectory(inside) || !LevelDbFiles.hasData(path) ? journalIn(path) : path;
    }

    static Path journalIn(Path node) {
        Path inside = node.resolve("journal");
        if (Files.isDirectory(inside)) {
            return inside;
        }
        if (Files.exists(node.resolve("CURRENT"))) {
            return node;
        }
        throw new GraphNotFoundException("there is no journal in " + node.toAbsolutePath()
                + "; name the directory of a coordinator with --directory");
    }

    /** Samples name their graphs after the directory of the run, with a number behind if there are several. */
    static Optional<Path> runOf(String graph, Path home) {
        for (String name = graph; !name.isEmpty(); name = name.substring(0, Math.max(0, name.lastIndexOf('-')))) {
            Path run = home.resolve("runs").resolve(name);
            if (Files.isDirectory(run.resolve("journal"))) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    GraphJournal open() {
        return open(this::journal);
    }

    /** The journal that should have a graph. */
    GraphJournal open(String graph) {
        return open(() -> journalOf(graph));
    }

    private GraphJournal open(Supplier<Path> place) {
        Optional<PostgresAccess> database = database();
        return database.isPresent() ? GraphJournal.open(database.get()) : GraphJournal.open(place.get());
    }

    /** The database of the journal; empty if it is in a directory. */
    Optional<PostgresAccess> database() {
        return DatabaseSettings.readIfUsed(ConfigLayers.forProfile(given(), "coordinator"));
    }

    private Config given() {
        ConfigOptions options = new ConfigOptions().setAll(settings);
        if (!profiles.isEmpty()) {
            options.option("--profile", "akkord.profile", profiles);
        }
        return conf == null ? options.load() : options.load(conf);
    }

    /** Where the stored results of a graph are. */
    Path checkpointDirectory(String graph) {
        return database().isPresent()
                ? (directory == null ? HOME : directory).resolve("checkpoints")
                : (graph.isEmpty() ? journal() : journalOf(graph))
                        .toAbsolutePath()
                        .resolveSibling("checkpoints");
    }

    Path snapshotDirectory(String graph) {
        return journalOf(graph).toAbsolutePath().resolveSibling("snapshots");
    }

    /** Intact snapshots of a graph, the oldest first. */
    List<StoredSnapshot> snapshots(String graph) throws IOException {
        Optional<PostgresAccess> database = database();
        return database.isPresent()
                ? new PostgresSnapshots(database.get()).of(GRAPH + graph)
                : new LocalSnapshots(snapshotDirectory(graph)).of(GRAPH + graph);
    }

    /** What gives the space of the journal back. */
    Housekeeping housekeeping() {
        Path checkpoints = checkpointDirectory("");
        return database()
                .map(database -> new Housekeeping(database, checkpoints))
                .orElseGet(() -> new Housekeeping(
                        journal(), journal().toAbsolutePath().resolveSibling("snapshots"), checkpoints));
    }

    /** What takes a graph out of the journal, or puts it in. */
    GraphTransfer transfer(Supplier<Path> journal) {
        return database()
                .map(database -> new GraphTransfer(database, checkpointDirectory("")))
                .orElseGet(() -> new GraphTransfer(
                        journal.get(), journal.get().toAbsolutePath().resolveSibling("checkpoints")));
    }

    /** The journal in words. */
    String place() {
        return database().map(PostgresAccess::toString).orElseGet(() -> journal()
                .toString());
    }

    /** What is on this machine's disks of the journal: directories that may or may not be there. */
    List<Path> directories() {
        Path checkpoints = checkpointDirectory("");
        return database().isPresent()
                ? List.of(checkpoints)
                : List.of(journal(), journal().toAbsolutePath().resolveSibling("snapshots"), checkpoints);
    }

    /** The ids of the graphs in a journal. */
    static List<String> graphs(GraphJournal journal) {
        return journal.persistenceIds().stream()
                .filter(JournalOptions::isGraph)
                .map(JournalOptions::graphOf)
                .sorted()
                .toList();
    }

    static boolean isGraph(String persistenceId) {
        return persistenceId.startsWith(GRAPH);
    }

    static String graphOf(String persistenceId) {
        return persistenceId.substring(GRAPH.length());
    }

    /**
     * What the events of a graph say of its tasks.
     *
     * @param opened its journal, which is closed
     */
    static RunRecord runRecord(GraphJournal opened, String graph, Terminal terminal) {
        RunRecord run = new RunRecord();
        try (GraphJournal journal = opened) {
            String id = persistenceId(journal, graph);
            if (!isGraph(id)) {
                throw new GraphNotFoundException(graph + " is no graph; \"akkord journal list\" shows the graphs");
            }
            journal.forEach(id, GraphEventSchema.INSTANCE, stored -> {
                        requireBegin(graph, stored, run.graph().taskCount() == 0);
                        run.apply(stored);
                    })
                    .ifPresent(damage -> terminal.error(damage.message()));
        }
        return run;
    }

    /**
     * Some questions need a run from its begin on.
     *
     * @param isFirst whether no tasks are known yet
     * @throws GraphNotFoundException if the journal of the graph begins with this event, and it is not the first
     */
    static void requireBegin(String graph, StoredEvent<GraphEvent> stored, boolean isFirst) {
        if (isFirst && stored.event() instanceof GraphEvent.ResultsCarried) {
            throw new GraphNotFoundException("the journal of graph " + graph + " begins at event " + stored.number()
                    + ": what came before was deleted, so that its run is not known from its begin on. Raise"
                    + " akkord.journal.keep-events for graphs whose runs are to be looked at");
        }
    }

    /** The name in the journal of a graph, or of anything else that is in there. */
    static String persistenceId(GraphJournal journal, String name) {
        List<String> candidates = List.of(GRAPH + name, name);
        return candidates.stream()
                .filter(journal.persistenceIds()::contains)
                .findFirst()
                .orElseThrow(() -> new GraphNotFoundException("the journal has no graph \"" + name + "\". "
                        + Nearest.to(name, graphs(journal))
                                .map(near -> "Maybe you mean " + near + "; \"akkord journal list\" shows all")
                                .orElse("It has none")));
    }
}
