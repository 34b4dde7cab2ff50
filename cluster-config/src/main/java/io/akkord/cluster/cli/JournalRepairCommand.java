package io.akkord.cluster.cli;

import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.replay.JournalRepair;
import io.akkord.persistence.schema.CatalogueEventSchema;
import io.akkord.persistence.schema.GraphEventSchema;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "repair",
        description = {
            "Keep the events of a damaged graph up to one that is intact, and give up those behind it.",
            "The old journal is kept beside the new one."
        })
final class JournalRepairCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final JournalOptions options = new JournalOptions();

    @Parameters(paramLabel = "GRAPH", description = "Id of the graph, or catalogue.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String graph;

    @Option(names = "--keep", required = true, paramLabel = "SEQ", description = "Number of the last event to keep.")
    private long keep;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    JournalRepairCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        options.database().ifPresent(database -> {
            throw new ParameterException(
                    spec.commandLine(),
                    "A journal in a database is not repaired here: restore it from a backup. To give up what comes after"
                            + " an event, stop the coordinators and delete the later rows of the graph from "
                            + database.schema() + ".event_journal and " + database.schema() + ".snapshot");
        });
        String id = persistenceId();
        JournalRepair repair = new JournalRepair(options.journalOf(graph), options.snapshotDirectory(graph));
        Path old = JournalOptions.isGraph(id)
                ? repair.keep(id, GraphEventSchema.INSTANCE, keep)
                : repair.keep(id, CatalogueEventSchema.INSTANCE, keep);
        context.terminal().say("Kept events 1 to " + keep + " of " + id + ". The journal as it was is in " + old);
        if (options.json()) {
            context.terminal()
                    .data(Json.object().put("id", id).put("kept", keep).put("before", old.toString()));
        }
        return ExitCode.OK;
    }

    private String persistenceId() {
        try (GraphJournal journal = options.open(graph)) {
            return JournalOptions.persistenceId(journal, graph);
        }
    }
}
