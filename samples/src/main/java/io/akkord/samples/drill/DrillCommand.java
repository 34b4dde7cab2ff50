package io.akkord.samples.drill;

import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.drill.Drill.Orders;
import io.akkord.samples.drill.Drill.Outcome;
import io.akkord.samples.drill.Tally.Toll;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.RunDirectory;
import io.akkord.samples.support.RunOptions;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The failure drill as a command. */
@Command(
        name = "drill",
        description = {
            "Run a graph on processes, kill -9 all of them at once again and again, and count what ran although its"
                    + " result was safe.",
            "Exit code 0 only if the result is right, no task with a durable result ran again, every kill hit an"
                    + " unfinished graph, and none cost more than the tasks that ran and the completions that may wait for"
                    + " the journal."
        })
public final class DrillCommand implements Callable<Integer> {

    /** Completions that a worker may have that the journal does not hold, as shipped. */
    private static final int UNRECORDED_LIMIT = 65_536;

    private final Terminal terminal;

    @Option(names = "--kills", description = "How often everything is killed. Default: ${DEFAULT-VALUE}.")
    private int kills = 5;

    @Mixin
    private DrillOptions drill = new DrillOptions(20_000);

    @Mixin
    private RunOptions run = new RunOptions();

    public DrillCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        drill.check();
        Options.requireAtLeast("--kills", kills, 0);
        RunDirectory directory = run.directory("drill");
        Orders orders = new Orders(
                drill.tasks(),
                kills,
                drill.seed(),
                drill.millis(),
                drill.workers(),
                drill.slots(),
                drill.timeoutSeconds());
        terminal.say("drill  " + drill.tasks() + " tasks on " + drill.workers() + " workers, " + kills
                + " kills of everything, seed " + drill.seed() + "   journal: " + directory.path());
        Outcome outcome = new Drill(orders, directory, terminal).run();
        say(outcome);
        terminal.say("next: " + directory.journalCommand());
        run.print(terminal, toJson(directory, outcome));
        return isAsPromised(outcome) ? ExitCode.OK : ExitCode.FAILED;
    }

    private boolean isAsPromised(Outcome outcome) {
        return outcome.wrong() == 0
                && outcome.recordedRunAgain() == 0
                && outcome.killsWhileRunning() == kills
                && mostUnrecorded(outcome) <= mostLost();
    }

    /** What a kill may cost: the tasks that run, and the completions that may wait for the journal. */
    private int mostLost() {
        return drill.workers() * (drill.slots() + UNRECORDED_LIMIT);
    }

    private static int mostUnrecorded(Outcome outcome) {
        return outcome.tolls().stream().mapToInt(Toll::unrecorded).max().orElse(0);
    }

    private static double longest(Outcome outcome, ToDoubleFunction<Toll> seconds) {
        return outcome.tolls().stream().mapToDouble(seconds).max().orElse(0);
    }

    private void say(Outcome outcome) {
        terminal.say(String.format(
                Locale.ROOT,
                "%,d tasks ran %,d times in %.1f s; of %d kills %d hit the graph at work",
                drill.tasks(),
                outcome.executions(),
                outcome.seconds(),
                kills,
                outcome.killsWhileRunning()));
        terminal.say("wrong results: " + outcome.wrong() + "; ran again with a durable result: "
                + outcome.recordedRunAgain() + "; ran again because a lost result was needed: "
                + outcome.recomputedForLineage());
        terminal.say(String.format(
                Locale.ROOT,
                "lost by a kill, running or unrecorded: at most %,d tasks (allowed: %,d); supervisor ready %.2f s after its"
                        + " node was up, %.2f s after its start, at the latest",
                mostUnrecorded(outcome),
                mostLost(),
                longest(outcome, Toll::readySeconds),
                longest(outcome, Toll::resumeSeconds)));
        if (!isAsPromised(outcome)) {
            terminal.error("that is not what was promised. The journal, the witness file and the logs are kept");
        }
    }

    private Json toJson(RunDirectory directory, Outcome outcome) {
        return Json.object()
                .put("tasks", drill.tasks())
                .put("kills", kills)
                .put("killsWhileRunning", outcome.killsWhileRunning())
                .put("wrong", outcome.wrong())
                .put("recordedRunAgain", outcome.recordedRunAgain())
                .put("recomputedForLineage", outcome.recomputedForLineage())
                .put("executions", outcome.executions())
                .put("readySeconds", longest(outcome, Toll::readySeconds))
                .put("resumeSeconds", longest(outcome, Toll::resumeSeconds))
                .put("mostUnrecorded", mostUnrecorded(outcome))
                .put("unrecordedAllowed", mostLost())
                .put("seconds", outcome.seconds())
                .put("seed", drill.seed())
                .put("taskMillis", drill.millis())
                .put("workers", drill.workers())
                .put("graph", directory.name())
                .put("directory", directory.path().toString())
                .put(
                        "perKill",
                        outcome.tolls().stream().map(DrillCommand::toJson).toList());
    }

    private static Json toJson(Toll toll) {
        return Json.object()
                .put("recorded", toll.recorded())
                .put("byReference", toll.byReference())
                .put("unrecorded", toll.unrecorded())
                .put("readySeconds", toll.readySeconds())
                .put("resumeSeconds", toll.resumeSeconds());
    }
}
