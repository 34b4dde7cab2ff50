package io.akkord.samples.drill;

import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.drill.Failover.Orders;
import io.akkord.samples.drill.Failover.Outcome;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.Progress;
import io.akkord.samples.support.RunDirectory;
import io.akkord.samples.support.RunOptions;
import io.akkord.samples.support.Timing;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The failover as a command. */
@Command(
        name = "failover",
        description = {
            "Run a graph under several coordinators with a journal in PostgreSQL, kill the one that supervises it, and"
                    + " measure how soon another goes on. The server comes with the sample.",
            "Exit code 0 only if the result is right, nothing that was recorded or done meanwhile ran again, the old"
                    + " supervisor wrote nothing after the new one, and another took over in time."
        })
public final class FailoverCommand implements Callable<Integer> {

    private static final double SHIPPED_LIMIT_SECONDS = 20;
    private static final double FAST_LIMIT_SECONDS = 12;

    private final Terminal terminal;

    @Option(names = "--coordinators", description = "Coordinator processes, 3 or more. Default: ${DEFAULT-VALUE}.")
    private int coordinators = 3;

    @Option(names = "--profile", description = "shipped or fast: how soon a dead node is noticed. Default: shipped.")
    private Timing timing = Timing.shipped;

    @Option(
            names = "--freeze-seconds",
            description = "Do not kill the coordinator: freeze it for so long, then let it go on.")
    private int freezeSeconds;

    @Mixin
    private DrillOptions drill = new DrillOptions(100_000);

    @Mixin
    private RunOptions run = new RunOptions();

    public FailoverCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        drill.check();
        Options.requireAtLeast("--coordinators", coordinators, 3);
        Options.requireAtLeast("--freeze-seconds", freezeSeconds, 0);
        RunDirectory directory = run.directory("failover");
        boolean fast = timing == Timing.fast;
        terminal.say("failover  " + drill.tasks() + " tasks under " + coordinators + " coordinators on "
                + drill.workers() + " workers, " + timing + " settings   logs: " + directory.path());
        Orders orders = new Orders(
                drill.tasks(),
                coordinators,
                drill.workers(),
                drill.slots(),
                drill.millis(),
                fast,
                freezeSeconds,
                drill.seed(),
                drill.timeoutSeconds());
        Outcome outcome;
        try (Progress progress = new Progress(terminal, "failover")) {
            outcome = new Failover(orders, directory, progress).run();
        }
        double limit = fast ? FAST_LIMIT_SECONDS : SHIPPED_LIMIT_SECONDS;
        say(outcome, limit);
        run.print(terminal, toJson(directory, outcome, limit));
        return isAsPromised(outcome, limit) ? ExitCode.OK : ExitCode.FAILED;
    }

    private static boolean isAsPromised(Outcome outcome, double limit) {
        return outcome.wrong() == 0
                && outcome.recordedRunAgain() == 0
                && outcome.doneMeanwhileRunAgain() == 0
                && outcome.strayWrites() == 0
                && outcome.recoverySeconds() <= limit;
    }

    private void say(Outcome outcome, double limit) {
        terminal.say(String.format(
                Locale.ROOT,
                "another coordinator dispatched %.1f s later (at most %.0f s are allowed); %,d tasks ran %,d times in %.1f s",
                outcome.recoverySeconds(),
                limit,
                drill.tasks(),
                outcome.executions(),
                outcome.seconds()));
        terminal.say(String.format(
                Locale.ROOT,
                "recorded before: %,d, ran again: %d; done by the workers meanwhile: %,d, ran again: %d; wrong: %d",
                outcome.recordedBefore(),
                outcome.recordedRunAgain(),
                outcome.doneMeanwhile(),
                outcome.doneMeanwhileRunAgain(),
                outcome.wrong()));
        if (!isAsPromised(outcome, limit)) {
            terminal.error("that is not what was promised. The witness file and the logs are kept");
        }
    }

    private Json toJson(RunDirectory directory, Outcome outcome, double limit) {
        return Json.object()
                .put("recoverySeconds", outcome.recoverySeconds())
                .put("limitSeconds", limit)
                .put("profile", timing.name())
                .put("tasks", drill.tasks())
                .put("recordedBefore", outcome.recordedBefore())
                .put("recordedRunAgain", outcome.recordedRunAgain())
                .put("doneMeanwhile", outcome.doneMeanwhile())
                .put("doneMeanwhileRunAgain", outcome.doneMeanwhileRunAgain())
                .put("strayWrites", outcome.strayWrites())
                .put("epochs", outcome.epochs())
                .put("wrong", outcome.wrong())
                .put("executions", outcome.executions())
                .put("seconds", outcome.seconds())
                .put("freezeSeconds", freezeSeconds)
                .put("coordinators", coordinators)
                .put("workers", drill.workers())
                .put("graph", directory.name())
                .put("directory", directory.path().toString());
    }
}
