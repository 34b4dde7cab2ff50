package io.akkord.cluster.cli;

import io.akkord.simulation.Mutant;
import io.akkord.simulation.MutantCatalogue;
import io.akkord.simulation.MutantHunt;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "mutants",
        description = "Plant deliberate bugs, one at a time, and look which seed finds each out. Needs a checkout.")
final class SimulateMutantsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Seeds to try for each (default: 5000).")
    private long seeds;

    @Option(
            names = "--least",
            paramLabel = "SHARE",
            defaultValue = "0.95",
            description = "Share that must be found out, or the command fails (default: 0.95).")
    private double least;

    @Option(names = "--json", description = "One JSON object a line: each mutant, and the sums last.")
    private boolean json;

    SimulateMutantsCommand(CommandContext context) {
        this.terminal = context.terminal();
    }

    @Override
    public Integer call() {
        List<Mutant> mutants = MutantCatalogue.all();
        if (mutants.isEmpty()) {
            terminal.error(
                    "there are no mutants on the class path: they are test sources. Run ./akkord in a checkout.");
            return ExitCode.NOT_FOUND;
        }
        Stopwatch stopwatch = new Stopwatch();
        int found = 0;
        for (Mutant mutant : mutants) {
            Optional<MutantHunt.Find> find = new MutantHunt(seeds).hunt(mutant);
            found += find.isPresent() ? 1 : 0;
            report(mutant, find);
        }
        summarize(mutants.size(), found, stopwatch);
        return found >= least * mutants.size() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void report(Mutant mutant, Optional<MutantHunt.Find> find) {
        if (json) {
            Json line = Json.object()
                    .put("mutant", mutant.name())
                    .put("what", mutant.what())
                    .put("found", find.isPresent());
            find.ifPresent(found -> line.put("seed", found.seed())
                    .put("invariant", found.violation().invariant().name())
                    .put("violation", found.violation().what()));
            terminal.data(line);
        } else {
            terminal.data(String.format(
                    Locale.ROOT,
                    "%-28s %s",
                    mutant.name(),
                    find.map(found -> "seed " + found.seed() + ": "
                                    + found.violation().invariant())
                            .orElse("survived " + seeds + " seeds")));
        }
    }

    private void summarize(int mutants, int found, Stopwatch stopwatch) {
        if (json) {
            terminal.data(Json.object()
                    .put("mutants", mutants)
                    .put("found", found)
                    .put("seconds", stopwatch.seconds())
                    .put("cpuSeconds", stopwatch.cpuSeconds()));
        } else {
            terminal.data(found + " of " + mutants + " mutants found out");
        }
    }
}
