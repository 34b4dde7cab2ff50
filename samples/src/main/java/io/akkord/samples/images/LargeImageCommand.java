package io.akkord.samples.images;

import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.bench.Load;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.Place;
import io.akkord.samples.support.RunDirectory;
import io.akkord.samples.support.RunOptions;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Filters over a large image as a command. */
@Command(
        name = "large-image",
        description = {
            "Blur, sharpen and brighten a large image in chunks that overlap, into a file, and check parts of it.",
            "Memory stays bounded: try it with AKKORD_JAVA_OPTS=-Xmx512m."
        })
public final class LargeImageCommand implements Callable<Integer> {

    private static final double NANOS_A_SECOND = 1e9;
    private static final double MILLION = 1e6;
    private static final int MEBI = 1 << 20;

    private final Terminal terminal;

    @Option(names = "--side", description = "Rows and columns. Default: ${DEFAULT-VALUE}.")
    private int side = 20_000;

    @Option(names = "--chunk", description = "Rows and columns of a chunk. Default: ${DEFAULT-VALUE}.")
    private int chunk = 2000;

    @Option(names = "--workers", description = "Worker processes; 0 to run in this JVM. Default: ${DEFAULT-VALUE}.")
    private int workers;

    @Mixin
    private RunOptions run = new RunOptions();

    public LargeImageCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Options.requireAtLeast("--side", side, 1);
        Options.requireAtLeast("--chunk", chunk, 1);
        Options.requireAtLeast("--workers", workers, 0);
        LargeImage image = new LargeImage(side, chunk);
        RunDirectory directory = run.directory("large-image");
        Path folder = directory.path().resolve("filtered.zarr");
        long heap = Runtime.getRuntime().maxMemory() / MEBI;
        terminal.say("large-image  " + side + " x " + side + " in chunks of " + chunk + ", heap " + heap
                + " MiB   files: " + directory.path());
        int wrong;
        double seconds;
        double cpu;
        try (Place place = workers == 0 ? Place.here(directory.path()) : Place.onProcesses(directory.path(), workers)) {
            double before = Load.cpuSeconds();
            long started = System.nanoTime();
            image.store(place.session(), folder);
            seconds = (System.nanoTime() - started) / NANOS_A_SECOND;
            cpu = Load.cpuSeconds() - before;
            wrong = image.wrongParts(place.session(), folder);
        }
        terminal.say(String.format(
                Locale.ROOT,
                "%.1f s, %.1f million pixels a second; %d of %d parts that were looked at are wrong",
                seconds,
                (double) side * side / MILLION / seconds,
                wrong,
                image.parts()));
        run.print(
                terminal,
                Json.object()
                        .put("side", side)
                        .put("chunk", chunk)
                        .put("workers", workers)
                        .put("heapMebibytes", heap)
                        .put("seconds", seconds)
                        .put("cpuSeconds", cpu)
                        .put("load", Load.average())
                        .put("wrongParts", wrong),
                directory);
        return wrong == 0 ? ExitCode.OK : ExitCode.FAILED;
    }
}
