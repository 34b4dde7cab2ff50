package io.akkord.cluster.cli;

import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.replay.RunDifference;
import io.akkord.persistence.replay.RunRecord;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two runs by what their journals say. */
@Command(
        name = "diff",
        description = {
            "Compare two runs: results, states, times by operation, and places. Reads journals that no process has open.",
            "Ends with 0 if both came to the same results, with 1 if not."
        })
final class DiffCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final JournalOptions options = new JournalOptions();

    @Parameters(index = "0", paramLabel = "GRAPH", description = "The first run.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String first;

    @Parameters(index = "1", paramLabel = "GRAPH", description = "The second run.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String second;

    @Option(
            names = "--second-directory",
            paramLabel = "DIR",
            description = "Directory of the second run's coordinator. Default: that of the first.")
    private @Nullable Path secondDirectory;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many tasks to show that differ. Default: ${DEFAULT-VALUE}.")
    private int limit = 20;

    DiffCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        RunRecord one = JournalOptions.runRecord(options.open(first), first, context.terminal());
        GraphJournal other = secondDirectory == null
                ? options.open(second)
                : GraphJournal.open(JournalOptions.journalIn(secondDirectory));
        RunRecord two = JournalOptions.runRecord(other, second, context.terminal());
        RunDifference difference = RunDifference.of(one, two);
        difference.tasks().stream().limit(limit).forEach(this::print);
        difference.operations().forEach(this::print);
        summarize(difference, one, two);
        return difference.isSame() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void print(RunDifference.TaskDifference task) {
        context.terminal()
                .data(
                        options.json()
                                ? Json.object()
                                        .put("kind", "task")
                                        .put("task", task.key())
                                        .put("difference", task.kind().name())
                                        .put("first", task.first())
                                        .put("second", task.second())
                                        .toString()
                                : String.format(
                                        "%-14s  %s: %s | %s",
                                        task.kind().name(), task.key(), task.first(), task.second()));
    }

    private void print(String operation, RunDifference.OperationTimes times) {
        if (options.json()) {
            context.terminal()
                    .data(Json.object()
                            .put("kind", "operation")
                            .put("operation", operation)
                            .put("firstTasks", times.firstTasks())
                            .put("firstMicros", times.firstMicros())
                            .put("secondTasks", times.secondTasks())
                            .put("secondMicros", times.secondMicros()));
            return;
        }
        context.terminal()
                .data(String.format(
                        Locale.ROOT,
                        "%-32s  %,8d tasks %,12d us | %,8d tasks %,12d us",
                        operation,
                        times.firstTasks(),
                        times.firstMicros(),
                        times.secondTasks(),
                        times.secondMicros()));
    }

    private void summarize(RunDifference difference, RunRecord one, RunRecord two) {
        if (options.json()) {
            Json summary = Json.object()
                    .put("kind", "summary")
                    .put("same", difference.isSame())
                    .put("different", difference.tasks().size())
                    .put("matched", difference.matched())
                    .put("moved", difference.moved())
                    .put("firstWallMillis", one.wallMillis())
                    .put("secondWallMillis", two.wallMillis())
                    .put("firstOutcome", one.outcome())
                    .put("secondOutcome", two.outcome());
            if (!difference.isSame()) {
                summary.put("firstDifference", difference.tasks().get(0).key());
            }
            context.terminal().data(summary);
        }
        context.terminal()
                .say(String.format(
                        Locale.ROOT,
                        "%s of %,d tasks that both have; %,d ran on another worker; %,d ms and %,d ms from the first event"
                                + " to the last",
                        difference.isSame()
                                ? "The same results"
                                : difference.tasks().size() + " tasks differ, the first is "
                                        + difference.tasks().get(0).key() + ",",
                        difference.matched(),
                        difference.moved(),
                        one.wallMillis(),
                        two.wallMillis()));
    }
}
