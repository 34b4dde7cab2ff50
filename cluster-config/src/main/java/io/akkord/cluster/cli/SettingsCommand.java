package io.akkord.cluster.cli;

import io.akkord.cluster.settings.SettingsPage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "settings", description = "Show every setting with its default, range and meaning.")
final class SettingsCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = "--markdown", description = "As docs/settings.md.")
    private boolean markdown;

    @Option(names = "--json", description = "Print JSON, one object a line.")
    private boolean json;

    SettingsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (markdown) {
            context.terminal().data(SettingsPage.markdown().stripTrailing());
            return ExitCode.OK;
        }
        for (SettingsPage.Row row : SettingsPage.rows()) {
            context.terminal()
                    .data(
                            json
                                    ? Json.object()
                                            .put("key", row.key())
                                            .put("default", row.defaultValue())
                                            .put("allowed", row.allowed())
                                            .put("meaning", row.meaning())
                                    : row.key() + " = " + row.defaultValue() + "\n    allowed: " + row.allowed()
                                            + "\n    " + row.meaning());
        }
        return ExitCode.OK;
    }
}
