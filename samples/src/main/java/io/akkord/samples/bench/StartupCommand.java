package io.akkord.samples.bench;

import io.akkord.api.AkkordException;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.RunDirectory;
import io.akkord.samples.support.RunOptions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The time from the start of a process to its first result, as a command. */
@Command(
        name = "startup",
        description = {
            "Measure from the start of a process to the first result of a program of one task, in turn: started by the"
                    + " launcher with its class data archive, and by plain java -cp.",
            "Each run has a directory, and so a journal, of its own."
        })
public final class StartupCommand implements Callable<Integer> {

    private static final double NANOS_A_SECOND = 1e9;

    private final Terminal terminal;

    @Option(names = "--runs", description = "Measured starts of each kind. Default: ${DEFAULT-VALUE}.")
    private int runs = 7;

    @Mixin
    private RunOptions run = new RunOptions();

    public StartupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Options.requireAtLeast("--runs", runs, 1);
        RunDirectory directory = run.directory("startup");
        terminal.say("startup  " + runs + " runs of each kind   files: " + directory.path());
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        // The first of each kind finds nothing in the disk cache: it is not counted.
        for (int i = 0; i <= runs; i++) {
            for (Map.Entry<String, List<String>> way : ways().entrySet()) {
                double once = seconds(way.getValue(), directory.path().resolve(way.getKey() + i));
                List<Double> all = seconds.computeIfAbsent(way.getKey(), key -> new ArrayList<>());
                if (i > 0) {
                    all.add(once);
                }
            }
        }
        seconds.forEach((way, all) -> say(way, all));
        run.print(terminal, toJson(seconds), directory);
        return ExitCode.OK;
    }

    /** What the directory is appended to. */
    private static Map<String, List<String>> ways() {
        Map<String, List<String>> ways = new LinkedHashMap<>();
        String launcher = System.getenv("AKKORD_LAUNCHER");
        if (launcher != null) {
            ways.put("launcher", List.of(launcher, "bench", "first-result"));
        }
        ways.put(
                "plain",
                List.of(
                        Path.of(System.getProperty("java.home", ""), "bin", "java")
                                .toString(),
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        FirstResult.class.getName()));
        return ways;
    }

    private static double seconds(List<String> command, Path directory) throws Exception {
        List<String> all = new ArrayList<>(command);
        all.add(directory.toAbsolutePath().toString());
        long started = System.nanoTime();
        Process process = new ProcessBuilder(all)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            double seconds = (System.nanoTime() - started) / NANOS_A_SECOND;
            if (!"42".equals(line)) {
                throw new AkkordException("the program " + command.get(0) + " answered " + line
                        + " instead of 42; try it by hand, with a directory as its last argument");
            }
            process.waitFor();
            return seconds;
        }
    }

    private void say(String way, List<Double> all) {
        terminal.say(String.format(
                Locale.ROOT,
                "%-8s %.2f s (median of %d), least %.2f s",
                way,
                Medians.of(all),
                runs,
                Medians.at(all, 0)));
    }

    private static Json toJson(Map<String, List<Double>> seconds) {
        Json outcome = Json.object().put("benchmark", "startup");
        seconds.forEach((way, all) -> outcome.put(way + "Seconds", Medians.of(all)));
        outcome.put("load", Load.average());
        seconds.forEach((way, all) -> outcome.put(way + "Runs", all));
        return outcome;
    }
}
