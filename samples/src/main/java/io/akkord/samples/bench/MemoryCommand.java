package io.akkord.samples.bench;

import io.akkord.api.GraphOptions;
import io.akkord.api.Session;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.cluster.process.JvmFlags;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.RunDirectory;
import io.akkord.samples.support.RunOptions;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The memory of a graph in its supervisor, as a command. */
@Command(
        name = "memory",
        description = {
            "Measure what a graph of columns of tasks takes of its coordinator's heap: in use after a full collection,"
                    + " before and after the submission, while no worker is there.",
            "Keys are derived, each task but the first of a column has one input, and chains are not fused."
        })
public final class MemoryCommand implements Callable<Integer> {

    private static final int BYTES_AN_EDGE = 4;

    private final Terminal terminal;

    @Option(names = "--tasks", description = "Tasks of the graph. Default: ${DEFAULT-VALUE}.")
    private int tasks = 1_000_000;

    @Option(names = "--heap", description = "Largest heap of the coordinator, as -Xmx takes it. Default: 4g.")
    private String heap = "4g";

    @Mixin
    private RunOptions run = new RunOptions();

    public MemoryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Options.requireAtLeast("--tasks", tasks, 1);
        RunDirectory directory = run.directory("memory");
        terminal.say("memory  " + tasks + " tasks, a heap of " + heap + "   files: " + directory.path());
        Plan plan = Plan.of(directory.path(), 0).withFlags(JvmFlags.FULL.with("-Xmx" + heap));
        long before;
        long after;
        try (ProcessCluster cluster = ProcessCluster.start(plan);
                Session akkord = cluster.connect()) {
            akkord.submit(
                            Columns.graph(Columns.WIDTH),
                            GraphOptions.DEFAULT
                                    .withId(directory.name() + "-small")
                                    .withoutFusion())
                    .cancel("it has only had the classes loaded")
                    .toCompletableFuture()
                    .get();
            before = LiveBytes.of(cluster.coordinator().pid());
            akkord.submit(
                    Columns.graph(tasks),
                    GraphOptions.DEFAULT.withId(directory.name()).withoutFusion());
            after = LiveBytes.of(cluster.coordinator().pid());
        }
        double perTask = (after - before) / (double) tasks;
        double withoutEdges = perTask - BYTES_AN_EDGE * Columns.edges(tasks) / (double) tasks;
        terminal.say(String.format(
                Locale.ROOT,
                "%.1f bytes a task, %.1f without %d bytes an edge; in all %,d bytes before, %,d after",
                perTask,
                withoutEdges,
                BYTES_AN_EDGE,
                before,
                after));
        run.print(
                terminal,
                Json.object()
                        .put("benchmark", "memory")
                        .put("tasks", tasks)
                        .put("edges", Columns.edges(tasks))
                        .put("bytesBefore", before)
                        .put("bytesAfter", after)
                        .put("bytesPerTask", perTask)
                        .put("bytesPerTaskWithoutEdges", withoutEdges),
                directory);
        return ExitCode.OK;
    }
}
