package io.akkord.cluster.cli;

import io.akkord.api.GraphNotFoundException;
import io.akkord.cluster.settings.Nearest;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.replay.LocalSnapshots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a journal lies, and what it is called in there. */
final class JournalOptions {

    private static final String GRAPH = "graph|";

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            defaultValue = ".akkord",
            description = "Directory of the coordinator. Default: .akkord.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path directory;

    @Option(names = "--json", description = "Print JSON, one object a line.")
    private boolean json;

    boolean json() {
        return json;
    }

    /** The journal itself: in a node's directory, or the very directory given. */
    Path journal() {
        Path inside = directory.resolve("journal");
        if (Files.isDirectory(inside)) {
            return inside;
        }
        if (Files.exists(directory.resolve("CURRENT"))) {
            return directory;
        }
        throw new GraphNotFoundException("there is no journal in " + directory.toAbsolutePath()
                + "; name the directory of a coordinator with --directory");
    }

    GraphJournal open() {
        return GraphJournal.open(journal());
    }

    Path snapshotDirectory() {
        return journal().toAbsolutePath().resolveSibling("snapshots");
    }

    LocalSnapshots snapshots() {
        return new LocalSnapshots(snapshotDirectory());
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
