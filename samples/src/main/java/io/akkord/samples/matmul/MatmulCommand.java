package io.akkord.samples.matmul;

import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.Place;
import io.akkord.samples.support.Progress;
import io.akkord.samples.support.RunDirectory;
import io.akkord.samples.support.RunOptions;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The product of matrices as a command. */
@Command(
        name = "matmul",
        description = {
            "Multiply two random matrices in blocks, and check the result against a direct product in this JVM.",
            "Exit code 0 only if the relative error is below 1e-10."
        })
public final class MatmulCommand implements Callable<Integer> {

    private static final double LARGEST_ERROR = 1e-10;
    private static final double NANOS_A_SECOND = 1e9;
    private static final double GIGA = 1e9;

    /** What came out. */
    private record Outcome(double seconds, double gigaflops, double error) {}

    private final Terminal terminal;

    @Option(names = "--n", description = "Rows and columns. Default: ${DEFAULT-VALUE}.")
    private int n = 2048;

    @Option(names = "--block", description = "Rows and columns of a block. Default: ${DEFAULT-VALUE}.")
    private int block = 512;

    @Option(names = "--workers", description = "Worker processes; 0 to run in this JVM. Default: ${DEFAULT-VALUE}.")
    private int workers = 2;

    @Mixin
    private RunOptions run = new RunOptions();

    public MatmulCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Options.requireAtLeast("--workers", workers, 0);
        Options.requireAtLeast("--block", block, 1);
        Options.requireAtLeast("--n", n, block);
        BlockedProduct product = new BlockedProduct(n, block);
        RunDirectory directory = run.directory("matmul");
        terminal.say("matmul  " + n + " x " + n + " in blocks of " + block + ", in "
                + (workers == 0 ? "this JVM" : workers + " worker processes") + "   journal: " + directory.path());
        Outcome outcome;
        try (Place place = workers == 0 ? Place.here(directory.path()) : Place.onProcesses(directory.path(), workers)) {
            outcome = multiply(product, place, directory);
        }
        terminal.say(String.format(
                Locale.ROOT,
                "%.2f s, %.1f GF/s, relative error %.1e against the direct product",
                outcome.seconds(),
                outcome.gigaflops(),
                outcome.error()));
        terminal.say("next: " + directory.journalCommand());
        run.print(terminal, toJson(outcome, directory));
        // Not a number is not below either.
        if (!(outcome.error() < LARGEST_ERROR)) {
            terminal.error("the result is wrong: its relative error is not below " + LARGEST_ERROR);
            return ExitCode.FAILED;
        }
        return ExitCode.OK;
    }

    private Outcome multiply(BlockedProduct product, Place place, RunDirectory directory) throws Exception {
        long started = System.nanoTime();
        GraphHandle<Map<String, Object>> handle =
                place.session().submit(product.graph(), GraphOptions.DEFAULT.withId(directory.name()));
        try (Progress progress = new Progress(terminal, "matmul")) {
            progress.show(handle);
            Map<String, Object> blocks = progress.result(handle);
            double seconds = (System.nanoTime() - started) / NANOS_A_SECOND;
            double error = Matrices.relativeError(product.direct(), product.assemble(blocks));
            return new Outcome(seconds, 2.0 * n * n * n / seconds / GIGA, error);
        }
    }

    private Json toJson(Outcome outcome, RunDirectory directory) {
        return Json.object()
                .put("n", n)
                .put("block", block)
                .put("workers", workers)
                .put("seconds", outcome.seconds())
                .put("gigaflops", outcome.gigaflops())
                .put("relativeError", outcome.error())
                .put("graph", directory.name())
                .put("directory", directory.path().toString());
    }
}
