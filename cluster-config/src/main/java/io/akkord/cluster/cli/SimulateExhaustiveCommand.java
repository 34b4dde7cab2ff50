package io.akkord.cluster.cli;

import io.akkord.simulation.Exhaustive;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "exhaustive",
        description = "Drop, repeat and delay every single message of a graph of 50 tasks, one at a time.")
final class SimulateExhaustiveCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--json", description = "One JSON object a line: each violation, and the sums last.")
    private boolean json;

    SimulateExhaustiveCommand(CommandContext context) {
        this.terminal = context.terminal();
    }

    @Override
    public Integer call() {
        Stopwatch stopwatch = new Stopwatch();
        long runs = 0;
        long violations = 0;
        List<Exhaustive> cases = Exhaustive.cases();
        for (Exhaustive each : cases) {
            long messages = each.messages();
            try (ProgressBar bar = terminal.progress(each.name(), messages)) {
                for (long message = 0; message < messages; message++) {
                    List<Exhaustive.Deviation> found = each.tryMessage(message);
                    runs += Exhaustive.WAYS;
                    violations += found.size();
                    found.forEach(this::report);
                    bar.update(message + 1);
                }
            }
        }
        summarize(runs, violations, stopwatch);
        return violations == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private void report(Exhaustive.Deviation found) {
        if (json) {
            terminal.data(Json.object()
                    .put("case", found.name())
                    .put("message", found.message())
                    .put("fate", found.fate())
                    .put("invariant", found.violation().invariant().name())
                    .put("what", found.violation().what()));
        }
        terminal.error(found.name() + ", message " + found.message() + " " + found.fate() + ": "
                + found.violation().what());
    }

    private void summarize(long runs, long violations, Stopwatch stopwatch) {
        if (json) {
            terminal.data(Json.object()
                    .put("runs", runs)
                    .put("violations", violations)
                    .put("seconds", stopwatch.seconds())
                    .put("cpuSeconds", stopwatch.cpuSeconds()));
        } else {
            terminal.data(String.format(Locale.ROOT, "%,d runs, %,d violations", runs, violations));
        }
    }
}
