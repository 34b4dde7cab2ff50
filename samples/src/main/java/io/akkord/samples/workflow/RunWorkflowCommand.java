package io.akkord.samples.workflow;

import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.SettingsException;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.cluster.process.JvmFlags;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.Place;
import io.akkord.samples.support.Progress;
import io.akkord.samples.support.RunDirectory;
import io.akkord.samples.support.RunOptions;
import io.akkord.simulation.quality.LowerBound;
import io.akkord.simulation.workload.Workload;
import io.akkord.simulation.workload.WorkloadFiles;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a recorded workflow as a command. */
@Command(
        name = "run-workflow",
        description = {
            "Run a workflow in WfFormat 1.4 or 1.5 on worker processes, with synthetic work of the recorded run times and"
                    + " results of the recorded sizes, both scaled.",
            "A Standard Task Graph or Dask-style file will do as well. Exit code 0 only if all results are right."
        })
public final class RunWorkflowCommand implements Callable<Integer> {

    private static final double NANOS_A_SECOND = 1e9;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The workflow.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(names = "--scale", description = "Factor for run times and sizes. Default: ${DEFAULT-VALUE}.")
    private double scale = 0.01;

    @Option(names = "--file-scale", description = "Factor for sizes. Default: that of --scale.")
    private @Nullable Double fileScale;

    @Option(names = "--workers", description = "Worker processes. Default: ${DEFAULT-VALUE}.")
    private int workers = 2;

    @Option(names = "--slots", description = "Tasks that each runs at a time. Default: ${DEFAULT-VALUE}.")
    private int slots = 1;

    @Option(
            names = "--work",
            paramLabel = "HOW",
            description =
                    "compute: have a processor for the run time, the default; sleep: wait for as long, as if there"
                            + " were enough processors.")
    private Work.Pace pace = Work.Pace.COMPUTE;

    @Option(names = "--hints", description = "Tell the scheduler run times and sizes beforehand.")
    private boolean hints;

    @Mixin
    private RunOptions run = new RunOptions();

    /** What came out. */
    private record Outcome(double seconds, double bound, int wrong) {}

    public RunWorkflowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Options.requireAtLeast("--workers", workers, 1);
        Options.requireAtLeast("--slots", slots, 1);
        double bytes = fileScale == null ? scale : fileScale;
        requireFactor("--scale", scale);
        requireFactor("--file-scale", bytes);
        Workload workload = WorkloadFiles.read(file).scaled(scale, bytes);
        WorkflowGraph graph = new WorkflowGraph(workload, pace, hints);
        RunDirectory directory = run.directory("workflow");
        workload.notes().forEach(terminal::say);
        terminal.say("run-workflow  " + workload.name() + ": " + workload.taskCount() + " tasks, "
                + workload.edgeCount() + " dependencies, on " + workers + " workers of " + slots + " slots   journal: "
                + directory.path());
        Outcome outcome = run(graph, directory);
        terminal.say(String.format(
                Locale.ROOT,
                "%.2f s; no schedule can take less than %.2f s. Wrong results: %d",
                outcome.seconds(),
                outcome.bound(),
                outcome.wrong()));
        terminal.say("next: akkord simulate from-journal " + directory.name() + " --directory " + directory.path()
                + " --workers 4");
        run.print(terminal, toJson(workload, directory, outcome));
        return outcome.wrong() == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private static void requireFactor(String option, double value) {
        if (!(value >= 0) || value > 1e6) {
            throw new SettingsException(option + " is " + value + "; give a factor from 0 to 1000000, such as 0.01");
        }
    }

    private Outcome run(WorkflowGraph graph, RunDirectory directory) throws Exception {
        try (Place place = place(directory.path());
                Progress progress = new Progress(terminal, "workflow")) {
            long started = System.nanoTime();
            GraphHandle<Map<String, Object>> handle =
                    place.session().submit(graph.graph(), GraphOptions.DEFAULT.withId(directory.name()));
            progress.show(handle);
            Map<String, Object> outputs = progress.result(handle);
            double seconds = (System.nanoTime() - started) / NANOS_A_SECOND;
            double bound = LowerBound.of(graph.workload(), workers * slots).nanos() / NANOS_A_SECOND;
            return new Outcome(seconds, bound, graph.wrong(outputs));
        }
    }

    private Place place(Path directory) {
        ProcessCluster cluster = ProcessCluster.start(Plan.of(directory, workers)
                .withSlots(slots)
                .withFlags(JvmFlags.FULL)
                .withAllow(Place.ALLOWED));
        return new Place(cluster.connect(), cluster::close);
    }

    private Json toJson(Workload workload, RunDirectory directory, Outcome outcome) {
        return Json.object()
                .put("workflow", workload.name())
                .put("tasks", workload.taskCount())
                .put("edges", workload.edgeCount())
                .put("scale", scale)
                .put("fileScale", fileScale == null ? scale : fileScale)
                .put("workers", workers)
                .put("slotsPerWorker", slots)
                .put("work", pace.name().toLowerCase(Locale.ROOT))
                .put("hints", hints)
                .put("seconds", outcome.seconds())
                .put("lowerBoundSeconds", outcome.bound())
                .put("wrong", outcome.wrong())
                .put("graph", directory.name())
                .put("directory", directory.path().toString());
    }
}
