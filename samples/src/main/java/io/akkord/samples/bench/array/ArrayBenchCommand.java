package io.akkord.samples.bench.array;

import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.bench.Load;
import io.akkord.samples.bench.array.ArrayBench.Outcome;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.Place;
import io.akkord.samples.support.RunDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The benchmark of arrays as a command. */
@Command(
        name = "array",
        description = {
            "Measure chunked arrays: seconds from compute to the number at the client, median of the runs.",
            "Products are compared with one direct call of OpenBLAS with a thread for each processor (ratioToDirect)."
        })
public final class ArrayBenchCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--only",
            split = ",",
            description = "Which cases: mean, transpose, chain, matmul, matmul-float, svd. Default: all.")
    private List<String> only = List.of();

    @Option(names = "--runs", description = "Measured runs of each. Default: ${DEFAULT-VALUE}.")
    private int runs = 5;

    @Option(names = "--warm", description = "Unmeasured runs before. Default: ${DEFAULT-VALUE}.")
    private int warm = 3;

    @Option(names = "--scale", description = "Divides all sides, for a quick look. Default: ${DEFAULT-VALUE}.")
    private int scale = 1;

    @Option(names = "--workers", description = "Worker processes; 0 to run in this JVM. Default: ${DEFAULT-VALUE}.")
    private int workers = 0;

    @Option(names = "--runs-in", hidden = true, paramLabel = "DIR", description = "Where runs keep their files.")
    private @Nullable Path runsIn;

    @Option(names = "--json", description = "Print the outcomes as JSON, one a line.")
    private boolean json;

    public ArrayBenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Options.requireAtLeast("--runs", runs, 1);
        Options.requireAtLeast("--warm", warm, 0);
        Options.requireAtLeast("--scale", scale, 1);
        Options.requireAtLeast("--workers", workers, 0);
        List<ArrayCase> cases = cases();
        int slots = workers == 0 ? Runtime.getRuntime().availableProcessors() : workers;
        RunDirectory directory = RunDirectory.create("array", runsIn);
        try (Place place = workers == 0 ? Place.here(directory.path()) : Place.onProcesses(directory.path(), workers)) {
            ArrayBench bench = new ArrayBench(place.session(), terminal, warm, runs, scale, slots);
            for (ArrayCase what : cases) {
                report(bench.measure(what), slots);
            }
        }
        return ExitCode.OK;
    }

    private List<ArrayCase> cases() {
        if (only.isEmpty()) {
            return List.of(ArrayCase.values());
        }
        return only.stream()
                .map(word -> ArrayCase.of(word)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(),
                                "--only has \"" + word + "\"; give some of "
                                        + String.join(
                                                ", ",
                                                Stream.of(ArrayCase.values())
                                                        .map(ArrayCase::word)
                                                        .toList()))))
                .toList();
    }

    private void report(Outcome outcome, int slots) {
        double operations = outcome.what().operations() / scale / scale / scale;
        terminal.say(String.format(
                Locale.ROOT,
                "%-12s %8.3f s%s   %s",
                outcome.what().word(),
                outcome.seconds(),
                operations == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", %.1f GF/s, %.2f of a direct call's",
                                operations / outcome.seconds() / 1e9,
                                outcome.ratioToDirect()),
                outcome.what().title()));
        if (json) {
            Json line = Json.object()
                    .put("case", outcome.what().word())
                    .put("seconds", outcome.seconds())
                    .put("runs", outcome.runs())
                    .put("cpuSeconds", outcome.cpuSeconds())
                    .put("load", Load.average())
                    .put("value", outcome.value())
                    .put("slots", slots)
                    .put("scale", scale);
            if (operations > 0) {
                line.put("gigaflops", operations / outcome.seconds() / 1e9)
                        .put("directGigaflops", operations / outcome.direct().seconds() / 1e9)
                        .put("ratioToDirect", outcome.ratioToDirect())
                        .put("directCpuSeconds", outcome.direct().cpuSeconds())
                        .put("cpuRatioToDirect", outcome.cpuRatioToDirect());
            }
            terminal.data(line);
        }
    }
}
