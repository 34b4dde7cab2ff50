package io.akkord.samples.bench.taskbench;

import io.akkord.api.Durability;
import io.akkord.api.SettingsException;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.bench.BenchOptions;
import io.akkord.samples.bench.Load;
import io.akkord.samples.bench.Medians;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.Place;
import io.akkord.samples.support.RunDirectory;
import io.akkord.samples.support.RunOptions;
import io.akkord.simulation.workload.TaskBench;
import io.akkord.simulation.workload.TaskBenchPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Graphs in the style of Task Bench as a command. */
@Command(
        name = "taskbench",
        description = {
            "Measure graphs in the style of Task Bench, in this JVM or on worker processes; every input is checked.",
            "Seconds run from submit, with compilation, to the result. With --metg: the task length at which half of the"
                    + " machine's peak is reached, as wall time times cores per task."
        })
public final class TaskBenchCommand implements Callable<Integer> {

    private static final double MICROS_A_SECOND = 1e6;
    private static final int SAMPLES = 16;
    private static final int METG_WARM = 512;

    private final Terminal terminal;

    @Option(names = "--pattern", description = "Dependence pattern. Default: ${DEFAULT-VALUE}.")
    private String pattern = "stencil_1d";

    @Option(names = "--steps", description = "Time steps. Default: ${DEFAULT-VALUE}.")
    private int steps = 1000;

    @Option(names = "--width", description = "Columns of a step. Default: one a slot.")
    private @Nullable Integer width;

    @Option(names = "--radix", description = "Inputs in nearest, spread, random_nearest. Default: ${DEFAULT-VALUE}.")
    private int radix = 5;

    @Option(names = "--graphs", description = "Graphs side by side. Default: ${DEFAULT-VALUE}.")
    private int graphs = 1;

    @Option(names = "--output-bytes", description = "Bytes of a result, at least 16. Default: ${DEFAULT-VALUE}.")
    private int outputBytes = 16;

    @Option(names = "--kernel", description = "empty, compute_bound, memory_bound or load_imbalance.")
    private Kernel.Kind kernel = Kernel.Kind.COMPUTE_BOUND;

    @Option(names = "--iterations", description = "Length of the kernel. Default: ${DEFAULT-VALUE}.")
    private long iterations = 64;

    @Option(names = "--longest", description = "Length at which --metg begins. Default: ${DEFAULT-VALUE}.")
    private long longest = 1 << 14;

    @Option(names = "--imbalance", description = "0 to 2, for load_imbalance. Default: ${DEFAULT-VALUE}.")
    private double imbalance = 1;

    @Option(names = "--scratch-bytes", description = "Working set of memory_bound. Default: ${DEFAULT-VALUE}.")
    private int scratchBytes = 1 << 24;

    @Option(names = "--no-fusion", description = "Run each operation as a task of its own.")
    private boolean noFusion;

    @Option(names = "--metg", description = "Search the smallest task that is run at half of the peak.")
    private boolean metg;

    @Mixin
    private BenchOptions options = new BenchOptions(0, Durability.NONE);

    @Mixin
    private RunOptions run = new RunOptions();

    public TaskBenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        check();
        RunDirectory directory = run.directory("taskbench");
        try (Place place = options.place(directory.path())) {
            TaskBenchRuns bench = new TaskBenchRuns(
                    place.session(), graph(), graphs, outputBytes, options.durability(), !noFusion, directory.name());
            terminal.say("taskbench  " + pattern + ", " + bench.points() + " tasks, " + options.describe());
            bench.warm(kernel(warmIterations()), options.warmSeconds());
            Json found = metg ? measureMetg(bench) : measure(bench);
            run.print(terminal, found, directory);
        }
        return ExitCode.OK;
    }

    private void check() {
        options.check();
        Options.requireAtLeast("--graphs", graphs, 1);
        Options.requireAtLeast("--output-bytes", outputBytes, 16);
        Options.requireAtLeast("--iterations", iterations, 0);
        Options.requireAtLeast("--scratch-bytes", scratchBytes, 2 * SAMPLES);
        if (metg && kernel != Kernel.Kind.COMPUTE_BOUND) {
            throw new SettingsException("--metg measures by floating-point operations; give --kernel compute_bound");
        }
        if (imbalance < 0 || imbalance > 2) {
            throw new SettingsException("--imbalance is " + imbalance + "; give 0 to 2");
        }
    }

    private TaskBench graph() {
        int columns = width == null ? options.cores() : width;
        return TaskBench.of(TaskBenchPattern.of(pattern), columns, steps).withRadix(radix);
    }

    /** The length at which half of the peak may be: code that is compiled for much longer or shorter tasks is not theirs. */
    private long warmIterations() {
        return metg ? Math.min(longest, METG_WARM) : iterations;
    }

    private Kernel kernel(long length) {
        return new Kernel(kernel, length, imbalance, scratchBytes, SAMPLES);
    }

    private Json measure(TaskBenchRuns bench) throws Exception {
        List<Double> seconds = new ArrayList<>();
        double cpuBefore = Load.cpuSeconds();
        for (int i = 0; i < options.runs(); i++) {
            seconds.add(bench.run(kernel(iterations)));
        }
        double cpu = (Load.cpuSeconds() - cpuBefore) / options.runs() / bench.points() * MICROS_A_SECOND;
        double median = Medians.of(seconds);
        terminal.say(String.format(
                Locale.ROOT,
                "%,.0f tasks a second, %.2f us a task (wall time times cores; median of %d)",
                bench.points() / median,
                median * options.cores() / bench.points() * MICROS_A_SECOND,
                options.runs()));
        return described(bench)
                .put("iterations", iterations)
                .put("seconds", median)
                .put("tasksPerSecond", bench.points() / median)
                .put("microsPerTask", median * options.cores() / bench.points() * MICROS_A_SECOND)
                .put("clientCpuMicrosPerTask", cpu)
                .put("flopsPerSecond", bench.points() * kernel(iterations).flops() / median)
                .put("runs", seconds);
    }

    private Json measureMetg(TaskBenchRuns bench) throws Exception {
        EfficiencySweep sweep;
        try (PeakRate peak = new PeakRate(options.cores())) {
            sweep = new EfficiencySweep(bench.points(), options.cores(), peak::flopsPerSecond);
            sweep.run(longest, length -> bench.run(kernel(length)));
        }
        OptionalDouble found = sweep.metgMicros();
        terminal.say(
                found.isPresent()
                        ? String.format(Locale.ROOT, "METG(50%%) %.2f us", found.getAsDouble())
                        : "no METG(50%): not every side of half the peak was reached; change --longest");
        Json outcome = described(bench);
        if (found.isPresent()) {
            outcome.put("metgMicros", found.getAsDouble());
        }
        return outcome.put(
                "points", sweep.points().stream().map(TaskBenchCommand::toJson).toList());
    }

    private Json described(TaskBenchRuns bench) {
        Json all = Json.object()
                .put("pattern", pattern)
                .put("kernel", kernel.name().toLowerCase(Locale.ROOT))
                .put("tasks", bench.points());
        return options.addTo(all).put("fusion", !noFusion);
    }

    private static Json toJson(EfficiencySweep.Point point) {
        return Json.object()
                .put("iterations", point.iterations())
                .put("seconds", point.seconds())
                .put("microsPerTask", point.micros())
                .put("efficiency", point.efficiency())
                .put("peakFlopsPerSecond", point.peak());
    }
}
