package io.akkord.samples.bench;

import io.akkord.api.AkkordException;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.Session;
import io.akkord.api.Task;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Many large results with slow consumers, as a command. */
@Command(
        name = "spill",
        description = {
            "Run many roots with a result of a megabyte each, each with a slow consumer of its own, and a sum of what they"
                    + " give, on one worker with a small heap; watch how much lies on disk meanwhile.",
            "Exit code 0 only if the sum is right and at most the allowed bytes were on disk."
        })
public final class SpillCommand implements Callable<Integer> {

    private static final int MEBI = 1 << 20;
    private static final long MOST_ON_DISK = 4L << 30;
    private static final int FAN_IN = 100;
    private static final int LOOK_MILLIS = 100;
    private static final double NANOS_A_SECOND = 1e9;

    private final Terminal terminal;

    @Option(names = "--roots", description = "Roots. Default: ${DEFAULT-VALUE}.")
    private int roots = 10_000;

    @Option(names = "--slow-millis", description = "How long each consumer takes. Default: ${DEFAULT-VALUE}.")
    private int slowMillis = 5;

    @Option(names = "--heap", description = "Largest heap of the worker, as -Xmx takes it. Default: ${DEFAULT-VALUE}.")
    private String heap = "512m";

    @Option(names = "--slots", description = "Tasks that run at a time. Default: ${DEFAULT-VALUE}.")
    private int slots = 2;

    @Mixin
    private RunOptions run = new RunOptions();

    public SpillCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** A root: a megabyte that ends with its number. */
    public static byte[] root(int number) {
        byte[] result = new byte[MEBI];
        result[0] = (byte) number;
        return result;
    }

    /** A slow consumer. */
    public static long consume(byte[] result, int millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
        return (long) result.length + result[0];
    }

    @Override
    public Integer call() throws Exception {
        Options.requireAtLeast("--roots", roots, 1);
        Options.requireAtLeast("--slow-millis", slowMillis, 0);
        Options.requireAtLeast("--slots", slots, 1);
        RunDirectory directory = run.directory("spill");
        terminal.say("spill  " + roots + " roots of 1 MiB, a heap of " + heap + "   files: " + directory.path());
        Plan plan = Plan.of(directory.path(), 1)
                .withSlots(slots)
                .withFlags(JvmFlags.FULL.with("-Xmx" + heap))
                .withAllow(Place.ALLOWED);
        long started = System.nanoTime();
        long most;
        try (ProcessCluster cluster = ProcessCluster.start(plan);
                Session akkord = cluster.connect();
                Progress progress = new Progress(terminal, "spill")) {
            GraphHandle<Long> handle = akkord.submit(
                    graph(), GraphOptions.DEFAULT.withId(directory.name()).withoutFusion());
            progress.show(handle);
            most = watch(handle.result().toCompletableFuture(), directory.path().resolve("spill"));
            requireRight(progress.result(handle));
        }
        double seconds = (System.nanoTime() - started) / NANOS_A_SECOND;
        terminal.say(String.format(
                Locale.ROOT, "%.1f s; at most %,d MiB on disk of %,d", seconds, most / MEBI, MOST_ON_DISK / MEBI));
        run.print(
                terminal,
                Json.object()
                        .put("benchmark", "spill")
                        .put("roots", roots)
                        .put("heap", heap)
                        .put("seconds", seconds)
                        .put("mostBytesOnDisk", most)
                        .put("allowedBytesOnDisk", MOST_ON_DISK)
                        .put("load", Load.average()),
                directory);
        return most <= MOST_ON_DISK ? ExitCode.OK : ExitCode.FAILED;
    }

    private Task<Long> graph() {
        Task<Integer> millis = Task.literal(slowMillis);
        List<Task<Long>> consumed = IntStream.range(0, roots)
                .mapToObj(number -> Task.combine(SpillCommand::consume, Task.call(SpillCommand::root, number), millis))
                .toList();
        return Task.reduce(consumed, FAN_IN, Merge::add);
    }

    private void requireRight(long sum) {
        long expected = IntStream.range(0, roots)
                .mapToLong(number -> MEBI + (byte) number)
                .sum();
        if (sum != expected) {
            throw new AkkordException("the graph gave " + sum + " instead of " + expected);
        }
    }

    /** The most bytes that were below the directory until the graph ended. */
    private static long watch(CompletableFuture<Long> result, Path spill) throws Exception {
        long most = 0;
        while (true) {
            most = Math.max(most, bytesBelow(spill));
            try {
                result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                return most;
            } catch (TimeoutException e) {
                // It runs still.
            }
        }
    }

    private static long bytesBelow(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(SpillCommand::size).sum();
        } catch (UncheckedIOException e) {
            // A file that went meanwhile: the next look counts what is left.
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
