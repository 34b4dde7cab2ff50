package io.akkord.cluster.cli;

import io.akkord.api.GraphId;
import io.akkord.persistence.manage.GraphArchive;
import io.akkord.persistence.replay.GraphJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes a graph into one file. */
@Command(name = "export", description = "Write a graph, with its events and stored results, into one checked file.")
final class JournalExportCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final JournalOptions options = new JournalOptions();

    @Parameters(index = "0", paramLabel = "GRAPH", description = "Id of the graph.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String graph;

    @Parameters(index = "1", paramLabel = "FILE", description = "The file; one that is there is replaced.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    JournalExportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        try (GraphJournal histories = options.open(graph)) {
            JournalOptions.persistenceId(histories, graph);
        }
        GraphArchive archive = options.transfer(() -> options.journalOf(graph)).take(new GraphId(graph));
        archive.writeTo(file.toAbsolutePath());
        context.terminal()
                .say("Wrote " + archive.events().size() + " events and "
                        + archive.results().size() + " stored results of " + graph + " to " + file + ", digest "
                        + archive.digest());
        if (options.json()) {
            context.terminal()
                    .data(Json.object()
                            .put("graph", graph)
                            .put("file", file.toString())
                            .put("events", archive.events().size())
                            .put("results", archive.results().size())
                            .put("bytes", file.toFile().length())
                            .put("digest", archive.digest()));
        }
        return ExitCode.OK;
    }
}
