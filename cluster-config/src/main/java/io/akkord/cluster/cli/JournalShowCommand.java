package io.akkord.cluster.cli;

import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.replay.EventRenderer;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.schema.CatalogueEventSchema;
import io.akkord.persistence.schema.EventSchema;
import io.akkord.persistence.schema.GraphEventSchema;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Print the events of a graph, one a line.")
final class JournalShowCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final JournalOptions options = new JournalOptions();

    @Parameters(paramLabel = "GRAPH", description = "Id of the graph.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String graph;

    @Option(names = "--full", description = "With --json: whole columns, not only how long they are.")
    private boolean full;

    JournalShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (GraphJournal journal = options.open(graph)) {
            String id = JournalOptions.persistenceId(journal, graph);
            Optional<Damage> damage = JournalOptions.isGraph(id)
                    ? print(journal, id, GraphEventSchema.INSTANCE)
                    : print(journal, id, CatalogueEventSchema.INSTANCE);
            damage.ifPresent(found -> context.terminal().error(found.message()));
            return ExitCode.of(damage.stream().toList());
        }
    }

    private <E> Optional<Damage> print(GraphJournal journal, String id, EventSchema<E> schema) {
        EventRenderer<E> renderer = new EventRenderer<>(schema);
        return journal.forEach(id, schema, stored -> context.terminal()
                .data(options.json() ? renderer.json(stored, full) : renderer.line(stored)));
    }
}
