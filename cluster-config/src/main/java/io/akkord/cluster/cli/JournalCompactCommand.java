package io.akkord.cluster.cli;

import io.akkord.core.space.RetentionPolicy;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a journal anew without what nothing refers to. */
@Command(
        name = "compact",
        description = {
            "Write the journal anew without what nothing refers to any more: ids without events, superseded snapshots,",
            "results of graphs that are gone, and entries of the catalogue that later ones replaced. All events stay."
        })
final class JournalCompactCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final JournalOptions options = new JournalOptions();

    @Option(names = "--dry-run", description = "Only say what would go.")
    private boolean dryRun;

    JournalCompactCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        HousekeepingReport report = new HousekeepingReport(context.terminal(), options);
        report.run(
                report.housekeeping().plan(RetentionPolicy.EVERYTHING, System.currentTimeMillis()),
                dryRun,
                options.json());
        return ExitCode.OK;
    }
}
