package io.akkord.samples.bench;

import io.akkord.api.Durability;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.bench.GraphRuns.Outcome;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.RunDirectory;
import io.akkord.samples.support.RunOptions;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A benchmark that runs one graph again and again, as a command; what graph it is, the commands themselves say. */
abstract class GraphCommand implements Callable<Integer> {

    private static final double MICROS_A_SECOND = 1e6;

    private final Terminal terminal;

    @Option(
            names = "--zero-worker",
            description = "Workers acknowledge tasks without running them: what is left is the runtime's own time."
                    + " Results are not checked then.")
    private boolean zeroWorker;

    @Mixin
    private BenchOptions options = new BenchOptions(2, Durability.RECORDED);

    @Mixin
    private RunOptions run = new RunOptions();

    GraphCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The graph, from the command's own options. */
    abstract Subject subject();

    @Override
    public Integer call() throws Exception {
        options.check();
        if (zeroWorker) {
            Options.requireAtLeast("--workers with --zero-worker", options.workers(), 1);
        }
        Subject subject = zeroWorker ? subject().withoutCheck() : subject();
        RunDirectory directory = run.directory(subject.name());
        terminal.say(subject.name() + "  " + subject.tasks() + " tasks, " + options.describe() + "   files: "
                + directory.path());
        Outcome outcome = new GraphRuns(subject, options, directory, terminal).run(settings());
        say(subject, outcome);
        run.print(terminal, toJson(subject, outcome), directory);
        return ExitCode.OK;
    }

    private String[] settings() {
        return zeroWorker ? new String[] {"akkord.worker.run-tasks=off"} : new String[0];
    }

    private void say(Subject subject, Outcome outcome) {
        terminal.say(String.format(
                Locale.ROOT,
                "%,.0f tasks a second, %.2f us a task (median of %d); %,.0f a second in fresh processes; %d events in the"
                        + " journal of a graph",
                subject.tasks() / outcome.seconds(),
                outcome.seconds() / subject.tasks() * MICROS_A_SECOND,
                outcome.runs().size(),
                subject.tasks() / outcome.coldSeconds(),
                outcome.commits()));
    }

    private Json toJson(Subject subject, Outcome outcome) {
        Json all = Json.object()
                .put("benchmark", subject.name())
                .put("tasks", subject.tasks())
                .put("zeroWorker", zeroWorker)
                .put("seconds", outcome.seconds())
                .put("tasksPerSecond", subject.tasks() / outcome.seconds())
                .put("coldTasksPerSecond", subject.tasks() / outcome.coldSeconds())
                .put("microsPerTask", outcome.seconds() / subject.tasks() * MICROS_A_SECOND);
        return options.addTo(all)
                .put("commits", outcome.commits())
                .put("runs", outcome.runs())
                .put("graph", outcome.graph());
    }
}
