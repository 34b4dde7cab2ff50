package io.akkord.cluster.cli;

import io.akkord.core.space.RetentionPolicy;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Deletes graphs that have ended. */
@Command(
        name = "prune",
        description = {
            "Delete graphs that have ended, with their results, snapshots and marks; look with --dry-run first.",
            "Unfinished and damaged graphs stay."
        })
final class JournalPruneCommand implements Callable<Integer> {

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final JournalOptions options = new JournalOptions();

    @Option(
            names = "--older-than",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Those that ended longer ago, such as 7d or 12h.")
    private @Nullable Duration olderThan;

    @Option(names = "--keep", paramLabel = "N", description = "All but the N that ended last.")
    private @Nullable Integer keep;

    @Option(names = "--dry-run", description = "Only say what would go.")
    private boolean dryRun;

    JournalPruneCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (olderThan == null && keep == null) {
            throw new ParameterException(spec.commandLine(), "Say what goes: --older-than TIME, --keep N, or both.");
        }
        RetentionPolicy policy = new RetentionPolicy(
                keep == null ? Integer.MAX_VALUE : keep, olderThan == null ? Long.MAX_VALUE : olderThan.toMillis());
        HousekeepingReport report = new HousekeepingReport(context.terminal(), options);
        report.run(report.housekeeping().plan(policy, System.currentTimeMillis()), dryRun, options.json());
        return ExitCode.OK;
    }
}
