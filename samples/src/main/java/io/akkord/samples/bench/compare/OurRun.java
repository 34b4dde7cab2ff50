package io.akkord.samples.bench.compare;

import io.akkord.api.AkkordException;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;

/** Runs one of our benchmarks in this JVM and reads its answer. */
final class OurRun {

    private final Function<Terminal, CommandLine> benchmarks;
    private final Path files;
    private final int warmSeconds;

    /**
     * @param benchmarks the group of commands, for a terminal
     * @param files where runs keep theirs
     */
    OurRun(Function<Terminal, CommandLine> benchmarks, Path files, int warmSeconds) {
        this.benchmarks = benchmarks;
        this.files = files;
        this.warmSeconds = warmSeconds;
    }

    /** @throws AkkordException if the benchmark fails or does not give the field */
    double figure(Duel duel) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(print(data), print(messages), false, false);
        List<String> arguments = new ArrayList<>(List.of(duel.ourBenchmark(), "--json", "--runs-in", files.toString()));
        arguments.add("--warm-seconds=" + warmSeconds);
        arguments.addAll(duel.ourArguments());
        int code = benchmarks
                .apply(terminal)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments.toArray(String[]::new));
        return PeerRun.lastWith(duel.ourFigure(), data.toString(StandardCharsets.UTF_8))
                .orElseThrow(() -> new AkkordException("bench " + String.join(" ", arguments)
                        + (code == ExitCode.OK ? "" : " failed and") + " gave no " + duel.ourFigure() + ": "
                        + messages.toString(StandardCharsets.UTF_8)));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
