package io.akkord.samples.bench;

import io.akkord.api.AkkordException;
import io.akkord.api.Durability;
import io.akkord.api.GraphOptions;
import io.akkord.api.OpenGraph;
import io.akkord.api.Session;
import io.akkord.api.Task;
import io.akkord.api.TaskFuture;
import io.akkord.api.TaskOptions;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.cluster.process.JvmFlags;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.Place;
import io.akkord.samples.support.RunDirectory;
import io.akkord.samples.support.RunOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The rate of results from one worker to another, as a command. */
@Command(
        name = "transfer",
        description = {
            "Measure how fast results go from one worker to another: some tasks on one worker have given results of a size"
                    + " each, then one task each on the other takes them in. In turn with as many bytes through a plain"
                    + " socket.",
            "The time runs from the submission of the takers to the last answer at the client."
        })
public final class TransferCommand implements Callable<Integer> {

    private static final double NANOS_A_SECOND = 1e9;
    private static final double MEBI = 1 << 20;
    private static final int MOST_RESULTS = 2000;

    private final Terminal terminal;

    @Option(names = "--bytes", split = ",", description = "Sizes of results. Default: 1 KiB to 256 MiB.")
    private List<Integer> sizes =
            new ArrayList<>(List.of(1 << 10, 1 << 14, 1 << 18, 1 << 20, 1 << 23, 1 << 26, 1 << 28));

    @Option(names = "--total-mib", description = "MiB in all, of each size. Default: ${DEFAULT-VALUE}.")
    private int totalMib = 512;

    @Option(names = "--runs", description = "Measured runs of each size. Default: ${DEFAULT-VALUE}.")
    private int runs = 5;

    @Mixin
    private RunOptions run = new RunOptions();

    private int graphs;

    public TransferCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Gives a result of a size. */
    public static byte[] give(int bytes, int number) {
        byte[] result = new byte[bytes];
        result[bytes - 1] = (byte) number;
        return result;
    }

    /** Takes a result in. */
    public static long take(byte[] result) {
        return (long) result.length + result[result.length - 1];
    }

    @Override
    public Integer call() throws Exception {
        Options.requireAtLeast("--total-mib", totalMib, 1);
        Options.requireAtLeast("--runs", runs, 1);
        for (int size : sizes) {
            Options.requireAtLeast("--bytes", size, 1);
        }
        RunDirectory directory = run.directory("transfer");
        terminal.say("transfer  " + totalMib + " MiB of each size   files: " + directory.path());
        Plan plan = Plan.of(directory.path(), 2)
                // Memory that was touched before, as that of workers that have run for a while.
                .withFlags(JvmFlags.FULL.with("-Xms3g").with("-Xmx3g").with("-XX:+AlwaysPreTouch"))
                .withAllow(Place.ALLOWED)
                // On a busy machine a worker must not lose its lease, and with a new registration its address.
                .withSetting("akkord.coordinator.lease=60s")
                .withSetting("akkord.coordinator.adoption-grace=60s")
                .withSetting("akkord.worker.orphan-after=60s");
        try (ProcessCluster cluster = ProcessCluster.start(plan);
                Session akkord = cluster.connect()) {
            List<TaskOptions> nodes = cluster.workers().stream()
                    .map(worker -> TaskOptions.DEFAULT.withNode(worker.address().toString()))
                    .toList();
            for (int size : sizes) {
                measure(akkord, nodes, size, directory.name());
            }
        }
        return ExitCode.OK;
    }

    private void measure(Session akkord, List<TaskOptions> nodes, int size, String name) throws Exception {
        int count = (int) Math.max(1, Math.min(MOST_RESULTS, totalMib * MEBI / size));
        long bytes = (long) count * size;
        List<Double> ours = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        // The first is not counted: the connection is made, and the code compiled.
        for (int i = 0; i <= runs; i++) {
            double rate = bytes / seconds(akkord, nodes, size, count, name);
            double socket = SocketRate.bytesPerSecond(bytes);
            if (i > 0) {
                ours.add(rate);
                plain.add(socket);
            }
        }
        double share = Medians.of(ours) / Medians.of(plain);
        terminal.say(String.format(
                Locale.ROOT,
                "%,13d bytes x %,5d: %,8.1f MiB/s, %.0f %% of a plain socket's %,.0f MiB/s",
                size,
                count,
                Medians.of(ours) / MEBI,
                share * 100,
                Medians.of(plain) / MEBI));
        run.print(
                terminal,
                Json.object()
                        .put("benchmark", "transfer")
                        .put("resultBytes", size)
                        .put("results", count)
                        .put("bytesPerSecond", Medians.of(ours))
                        .put("socketBytesPerSecond", Medians.of(plain))
                        .put("share", share)
                        .put("load", Load.average()));
    }

    private double seconds(Session akkord, List<TaskOptions> nodes, int size, int count, String name) throws Exception {
        GraphOptions options = GraphOptions.DEFAULT
                .withId(name + "-" + ++graphs)
                .withDurability(Durability.NONE)
                .withoutFusion();
        try (OpenGraph graph = akkord.open(options)) {
            List<Task<byte[]>> given = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                given.add(Task.call(TransferCommand::give, size, i).withOptions(nodes.get(0)));
            }
            answers(graph, given, nodes.get(0));
            long started = System.nanoTime();
            List<Long> taken = answers(graph, given, nodes.get(1));
            double seconds = (System.nanoTime() - started) / NANOS_A_SECOND;
            check(taken, size);
            return seconds;
        }
    }

    /** Has every result taken in on one node. */
    private static List<Long> answers(OpenGraph graph, List<Task<byte[]>> given, TaskOptions node) throws Exception {
        List<Task<Long>> takers = given.stream()
                .map(each -> each.map(TransferCommand::take).withOptions(node))
                .toList();
        TaskFuture<List<Long>> all = graph.submit(Task.gather(takers));
        return all.result().toCompletableFuture().get();
    }

    private static void check(List<Long> taken, int size) {
        for (int i = 0; i < taken.size(); i++) {
            if (taken.get(i) != size + (byte) i) {
                throw new AkkordException("result " + i + " of " + size + " bytes arrived as " + taken.get(i));
            }
        }
    }
}
