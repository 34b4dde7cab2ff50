package io.akkord.samples.arrays;

import io.akkord.array.Block;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.RunDirectory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A sample of arrays as a command; its name is the sample's. */
@Command(
        description = {
            "Compute with chunked arrays on worker processes, and check the results.",
            "The digest of the results is the same for any number of workers, and after one is killed."
        })
public final class ArraySampleCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final ArraySample sample;

    @Option(names = "--rows", description = "Rows of the matrix. Default: ${DEFAULT-VALUE}.")
    private int rows = 1_000_000;

    @Option(names = "--workers", description = "Worker processes; 0 to run in this JVM. Default: ${DEFAULT-VALUE}.")
    private int workers = 2;

    @Option(names = "--kill", description = "Kill a worker when a third of the tasks is recorded.")
    private boolean kill;

    @Option(names = "--runs-in", hidden = true, paramLabel = "DIR", description = "Where runs keep their files.")
    private @Nullable Path runsIn;

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    public ArraySampleCommand(Terminal terminal, ArraySample sample) {
        this.terminal = terminal;
        this.sample = sample;
    }

    @Override
    public Integer call() throws Exception {
        Options.requireAtLeast("--rows", rows, 1000);
        Options.requireAtLeast("--workers", workers, kill ? 2 : 0);
        String name = sample.name().toLowerCase(Locale.ROOT);
        RunDirectory directory = RunDirectory.create(name, runsIn);
        terminal.say(name + "  " + rows + " rows   journal: " + directory.path());
        long started = System.nanoTime();
        Map<String, Block> results = new ArrayRun(sample, rows, directory, terminal).run(workers, kill);
        double seconds = (System.nanoTime() - started) / 1e9;
        double error = sample.error(results);
        String digest = String.format(Locale.ROOT, "%08x", ArrayRun.digest(results));
        terminal.say(String.format(
                Locale.ROOT, "%.2f s with the start of processes, error %.1e, digest %s", seconds, error, digest));
        if (json) {
            terminal.data(Json.object()
                    .put("sample", name)
                    .put("rows", rows)
                    .put("workers", workers)
                    .put("killed", kill)
                    .put("seconds", seconds)
                    .put("error", error)
                    .put("digest", digest)
                    .put("graph", directory.name())
                    .put("directory", directory.path().toString()));
        }
        // Not a number is not below either.
        if (!(error < sample.tolerance(rows))) {
            terminal.error("the result is wrong: its error is not below " + sample.tolerance(rows));
            return ExitCode.FAILED;
        }
        return ExitCode.OK;
    }
}
