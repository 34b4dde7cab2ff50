package io.akkord.samples.chaos;

import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.cluster.node.FileTrees;
import io.akkord.samples.chaos.Chaos.Orders;
import io.akkord.samples.chaos.Chaos.Outcome;
import io.akkord.samples.chaos.nemesis.Kinds;
import io.akkord.samples.chaos.nemesis.Nemesis;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.RunDirectory;
import io.akkord.samples.support.RunOptions;
import io.akkord.samples.support.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The chaos suite as a command. */
@Command(
        name = "chaos",
        description = {
            "Run graphs on three coordinators and two workers, real processes over a PostgreSQL server of their own, under"
                    + " faults that a seed draws; then heal everything, compare all results with a sequential run, and"
                    + " audit every journal.",
            "Exit code 0 only if nothing was lost, wrong, recorded twice or left hanging."
        })
public final class ChaosCommand implements Callable<Integer> {

    private static final int SECONDS_A_MINUTE = 60;

    private final Terminal terminal;

    @Option(names = "--minutes", description = "How long faults come. Default: ${DEFAULT-VALUE}.")
    private double minutes = 3;

    @Option(
            names = "--every-seconds",
            description = "How long after one fault the next starts, on average; they may overlap."
                    + " Default: ${DEFAULT-VALUE}.")
    private int everySeconds = 18;

    @Option(names = "--seed", description = "Of the faults and the graphs. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--profile", description = "fast or shipped: how soon a dead node is noticed. Default: fast.")
    private Timing timing = Timing.fast;

    @Option(
            names = "--kinds",
            split = ",",
            paramLabel = "KIND",
            description = "Kinds of fault, see --list. Default: all of them.")
    private List<String> kinds = new ArrayList<>();

    @Option(names = "--list", description = "Name the kinds of fault, and end.")
    private boolean list;

    @Option(
            names = "--settle-seconds",
            description = "How long graphs may take to end when everything is healed. Default: ${DEFAULT-VALUE}.")
    private int settleSeconds = 240;

    @Option(names = "--keep", description = "Keep the run's files, also if nothing is wrong.")
    private boolean keep;

    @Mixin
    private RunOptions run = new RunOptions();

    public ChaosCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (list) {
            Kinds.all().forEach(kind -> terminal.data(kind.kind()));
            return ExitCode.OK;
        }
        List<Nemesis> chosen = Kinds.named(kinds);
        int seconds = (int) Math.round(minutes * SECONDS_A_MINUTE);
        Options.requireAtLeast("--minutes in seconds", seconds, 1);
        Options.requireAtLeast("--every-seconds", everySeconds, 2);
        Options.requireAtLeast("--settle-seconds", settleSeconds, 1);
        RunDirectory directory = run.directory("chaos");
        terminal.say("chaos  " + seconds + " s, seed " + seed + ", " + chosen.size() + " kinds of fault, " + timing
                + " settings   logs: " + directory.path());
        Orders orders = new Orders(seconds, everySeconds, seed, timing == Timing.fast, chosen, settleSeconds);
        Outcome outcome = new Chaos(orders, directory.path(), terminal).run();
        say(outcome, directory);
        run.print(terminal, toJson(directory, outcome));
        if (outcome.verdict().isClean() && !keep) {
            FileTrees.delete(directory.path());
        }
        return outcome.verdict().isClean() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void say(Outcome outcome, RunDirectory directory) {
        Verdict verdict = outcome.verdict();
        outcome.verdict().violations().forEach(terminal::error);
        terminal.say(String.format(
                Locale.ROOT,
                "%d faults of %d kinds over %d graphs (%d growing, %d effects) in %.0f s: %d lost, %d wrong, %d recorded twice, %d hung",
                faults(outcome),
                outcome.kinds().size(),
                verdict.graphs(),
                verdict.growing(),
                verdict.effects(),
                outcome.seconds(),
                verdict.lostAcknowledged(),
                verdict.wrong(),
                verdict.duplicateCompletions(),
                verdict.hung()));
        if (!verdict.isClean()) {
            String named = kinds.isEmpty() ? "" : " --kinds " + String.join(",", kinds);
            terminal.error("that is not what was promised. Logs, journals and what happened when are kept in "
                    + directory.path() + ". The same again: akkord chaos --minutes " + minutes + " --every-seconds "
                    + everySeconds + " --seed " + seed + " --profile " + timing + named);
        }
    }

    private static int faults(Outcome outcome) {
        return outcome.kinds().values().stream().mapToInt(Integer::intValue).sum();
    }

    private Json toJson(RunDirectory directory, Outcome outcome) {
        Verdict verdict = outcome.verdict();
        Json counts = Json.object();
        outcome.kinds().forEach((kind, count) -> counts.put(kind, (long) count));
        return Json.object()
                .put("faults", faults(outcome))
                .put("kinds", counts)
                .put("graphs", verdict.graphs())
                .put("growing", verdict.growing())
                .put("effects", verdict.effects())
                .put("lostAcknowledged", verdict.lostAcknowledged())
                .put("wrong", verdict.wrong())
                .put("duplicateCompletions", verdict.duplicateCompletions())
                .put("hung", verdict.hung())
                .put("oldEpochWrites", verdict.oldEpochWrites())
                .put("auditFindings", verdict.auditFindings())
                .put("endedByThemselves", verdict.ended())
                .put("violations", verdict.violations())
                .put("seed", seed)
                .put("minutes", minutes)
                .put("profile", timing.name())
                .put("seconds", outcome.seconds())
                .put("directory", directory.path().toString());
    }
}
