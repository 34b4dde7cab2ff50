package io.akkord.cluster.cli;

import io.akkord.simulation.FaultSet;
import io.akkord.simulation.Soak;
import io.akkord.simulation.Violation;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "soak",
        description = "Run random graphs through random faults, one schedule a seed, and check what must always hold.")
final class SimulateSoakCommand implements Callable<Integer> {

    private static final int SHOWN = 10;

    private final Terminal terminal;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "1000", description = "How many seeds (default: 1000).")
    private long seeds;

    @Option(names = "--from", paramLabel = "N", defaultValue = "1", description = "The first seed (default: 1).")
    private long from;

    @Option(names = "--seed", paramLabel = "N", description = "Only this seed, again.")
    private Long only;

    @Option(
            names = "--faults",
            defaultValue = "ALL",
            description = "What goes wrong: ${COMPLETION-CANDIDATES} (default: ALL).")
    private FaultSet faults;

    @Option(names = "--trace", description = "Tell every message and fact; for one seed.")
    private boolean trace;

    @Option(names = "--json", description = "One JSON object a line: each violation, and the sums last.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // set by picocli
    SimulateSoakCommand(CommandContext context) {
        this.terminal = context.terminal();
    }

    @Override
    public Integer call() {
        long first = only == null ? from : only;
        long count = only == null ? seeds : 1;
        Soak soak = new Soak(faults).listenedToBy(trace && only != null ? terminal::say : null);
        Stopwatch stopwatch = new Stopwatch();
        long violations = 0;
        long steps = 0;
        long hash = 0;
        try (ProgressBar bar = terminal.progress("seeds", count)) {
            for (long seed = first; seed < first + count; seed++) {
                Soak.Schedule schedule = soak.run(seed);
                steps += schedule.steps();
                hash = hash * 31 + schedule.hash();
                if (schedule.violation().isPresent()) {
                    violations++;
                    report(soak, schedule, schedule.violation().get(), violations <= SHOWN);
                }
                bar.update(seed - first + 1);
            }
        }
        summarize(count, violations, steps, hash, stopwatch);
        return violations == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private void report(Soak soak, Soak.Schedule schedule, Violation violation, boolean inWords) {
        String command = soak.commandFor(schedule.seed());
        if (json) {
            terminal.data(Json.object()
                    .put("seed", schedule.seed())
                    .put("invariant", violation.invariant().name())
                    .put("what", violation.what())
                    .put("command", command));
        }
        if (inWords) {
            terminal.error("seed " + schedule.seed() + ": " + violation.invariant() + ": " + violation.what()
                    + ". Run it again: " + command);
        }
        if (only != null) {
            terminal.say(schedule.details());
        }
    }

    private void summarize(long count, long violations, long steps, long hash, Stopwatch stopwatch) {
        double seconds = stopwatch.seconds();
        if (json) {
            terminal.data(Json.object()
                    .put("schedules", count)
                    .put("violations", violations)
                    .put("faults", faults.name().toLowerCase(Locale.ROOT))
                    .put("traceHash", Long.toHexString(hash))
                    .put("clockEvents", steps)
                    .put("seconds", seconds)
                    .put("cpuSeconds", stopwatch.cpuSeconds())
                    .put("schedulesPerSecond", count / seconds));
        } else {
            terminal.data(
                    String.format(Locale.ROOT, "%,d schedules, %,d violations, %.1f s", count, violations, seconds));
        }
    }
}
