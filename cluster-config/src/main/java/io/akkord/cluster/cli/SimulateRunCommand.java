package io.akkord.cluster.cli;

import io.akkord.api.GraphOptions;
import io.akkord.api.Ordering;
import io.akkord.api.ShardingStrategy;
import io.akkord.core.supervisor.SchedulerSettings;
import io.akkord.simulation.ClusterSpec;
import io.akkord.simulation.RunReport;
import io.akkord.simulation.SimulatedRun;
import io.akkord.simulation.SimulatedWork;
import io.akkord.simulation.Violation;
import io.akkord.simulation.workload.TaskBench;
import io.akkord.simulation.workload.TaskBenchPattern;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "run", description = "Run a generated graph on a simulated cluster where nothing goes wrong.")
final class SimulateRunCommand implements Callable<Integer> {

    private static final double NANOS_A_SECOND = 1e9;
    private static final long NANOS_A_MICRO = 1_000;

    private final Terminal terminal;

    @Mixin
    private final SimulatedClusterOptions cluster = new SimulatedClusterOptions();

    @Option(
            names = "--pattern",
            required = true,
            paramLabel = "NAME",
            description = "Pattern of Task Bench, such as stencil_1d, fft, tree or random_nearest.")
    private String pattern;

    @Option(names = "--width", paramLabel = "N", defaultValue = "100", description = "Columns (default: 100).")
    private int width;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "100", description = "Time steps (default: 100).")
    private int steps;

    @Option(
            names = "--task-micros",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Run time of a task (default: 1000).")
    private long taskMicros;

    @Option(names = "--bytes", paramLabel = "N", defaultValue = "64", description = "Size of a result (default: 64).")
    private long bytes;

    @Option(
            names = "--strategy",
            defaultValue = "LOCALITY",
            description = "Where tasks go: ${COMPLETION-CANDIDATES} (default: LOCALITY).")
    private ShardingStrategy strategy;

    @Option(
            names = "--ordering",
            defaultValue = "CRITICAL_PATH",
            description = "Which ready task runs first: ${COMPLETION-CANDIDATES} (default: CRITICAL_PATH).")
    private Ordering ordering;

    @Option(names = "--check-all", description = "Check everything after each commit, and keep the journal for it.")
    private boolean checkAll;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // set by picocli
    SimulateRunCommand(CommandContext context) {
        this.terminal = context.terminal();
    }

    @Override
    public Integer call() {
        SimulatedWork work = TaskBench.of(TaskBenchPattern.of(pattern), width, steps)
                .workload(taskMicros * NANOS_A_MICRO, 0, bytes)
                .simulated();
        ClusterSpec spec = cluster.spec();
        GraphOptions options = GraphOptions.DEFAULT.withSharding(strategy).withOrdering(ordering);
        SimulatedRun run = SimulatedRun.of(work, spec, options, SchedulerSettings.USUAL);
        Stopwatch stopwatch = new Stopwatch();
        try {
            print(work, spec, (checkAll ? run.checked() : run).run(), stopwatch);
            return ExitCode.OK;
        } catch (Violation violation) {
            terminal.error(violation.invariant() + ": " + violation.what() + ". This is a bug of Akkord's: report it.");
            return ExitCode.FAILED;
        }
    }

    private void print(SimulatedWork work, ClusterSpec spec, RunReport report, Stopwatch stopwatch) {
        double seconds = stopwatch.seconds();
        double cpu = stopwatch.cpuSeconds();
        if (json) {
            terminal.data(Json.object()
                    .put("graph", work.name())
                    .put("tasks", report.tasks())
                    .put("workers", spec.workers())
                    .put("slots", spec.slots())
                    .put("makespanSeconds", report.makespanNanos() / NANOS_A_SECOND)
                    .put("bytesMoved", report.bytesMoved())
                    .put("peakWorkerBytes", report.peakMemoryBytes())
                    .put("spilledBytes", report.spilledBytes())
                    .put("taskEvents", report.taskEvents())
                    .put("clockEvents", report.clockEvents())
                    .put("seconds", seconds)
                    .put("cpuSeconds", cpu)
                    .put("eventsPerSecond", report.taskEvents() / seconds)
                    .put("eventsPerCpuSecond", report.taskEvents() / cpu)
                    .put("clockEventsPerSecond", report.clockEvents() / seconds)
                    .put("peakHeapBytes", Stopwatch.peakHeapBytes()));
        } else {
            terminal.data(String.format(
                    Locale.ROOT,
                    "%s: %,d tasks on %,d workers in %.3f s of virtual time; simulated in %.1f s, %,.0f task events a second",
                    work.name(),
                    report.tasks(),
                    spec.workers(),
                    report.makespanNanos() / NANOS_A_SECOND,
                    seconds,
                    report.taskEvents() / seconds));
        }
    }
}
