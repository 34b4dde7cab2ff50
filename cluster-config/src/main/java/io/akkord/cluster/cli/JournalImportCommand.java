package io.akkord.cluster.cli;

import io.akkord.persistence.manage.GraphArchive;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts an exported graph into a journal. */
@Command(
        name = "import",
        description = {
            "Put an exported graph into the journal in --directory: the same graph, which goes on there if it has not ended.",
            "A file that is damaged, or whose id is taken by another content, is refused."
        })
final class JournalImportCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final JournalOptions options = new JournalOptions();

    @Parameters(paramLabel = "FILE", description = "What \"akkord journal export\" wrote.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    JournalImportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String journal = options.place();
        GraphArchive archive = GraphArchive.read(file);
        String graph = JournalOptions.graphOf(archive.persistenceId());
        boolean put = options.transfer(options::journal).put(archive, System.currentTimeMillis());
        context.terminal()
                .say(
                        put
                                ? "Graph " + graph + " is now in " + journal + ", with "
                                        + archive.events().size() + " events"
                                : "Graph " + graph + " is in " + journal + " already, the same to the last event");
        if (options.json()) {
            context.terminal()
                    .data(Json.object()
                            .put("graph", graph)
                            .put("imported", put)
                            .put("events", archive.events().size())
                            .put("results", archive.results().size())
                            .put("digest", archive.digest()));
        }
        return ExitCode.OK;
    }
}
