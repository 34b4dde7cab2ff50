package io.akkord.cluster.cli;

import io.akkord.api.SettingsException;
import io.akkord.persistence.postgres.PostgresAccess;
import io.akkord.persistence.postgres.PostgresSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "create-schema",
        description = {
            "Make the tables of a journal in a PostgreSQL database; what is there stays as it is.",
            "Without settings it is akkord at 127.0.0.1:5432; see akkord.journal.postgresql."
        })
final class JournalCreateSchemaCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final JournalOptions options = new JournalOptions();

    @Option(names = "--show-sql", description = "Print the statements, and run none of them.")
    private boolean showSql;

    JournalCreateSchemaCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PostgresAccess database = options.database()
                .orElseThrow(() -> new SettingsException("akkord.journal.backend is leveldb, which needs no schema; add"
                        + " --profile postgresql, or --set akkord.journal.backend=postgresql"));
        PostgresSchema schema = new PostgresSchema(database);
        if (showSql) {
            context.terminal().data(schema.sql().stripTrailing());
            return ExitCode.OK;
        }
        schema.create();
        context.terminal().say("The journal is ready: " + database);
        if (options.json()) {
            context.terminal()
                    .data(Json.object().put("schema", database.schema()).put("ready", true));
        }
        return ExitCode.OK;
    }
}
