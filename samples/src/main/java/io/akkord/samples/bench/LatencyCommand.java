package io.akkord.samples.bench;

import io.akkord.api.AkkordException;
import io.akkord.api.Durability;
import io.akkord.api.GraphOptions;
import io.akkord.api.Session;
import io.akkord.api.Task;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
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

/** The time of one task there and back, as a command. */
@Command(
        name = "latency",
        description = {
            "Measure graphs of one task, one after the other: from submit, with compilation, to the result at the client.",
            "Without a journal by default, so that no disk is waited for."
        })
public final class LatencyCommand implements Callable<Integer> {

    private static final double MICROS_A_SECOND = 1e6;
    private static final double NANOS_A_SECOND = 1e9;
    private static final double LATE = 0.99;

    private final Terminal terminal;

    @Option(names = "--samples", description = "Measured tasks. Default: ${DEFAULT-VALUE}.")
    private int samples = 2000;

    @Mixin
    private BenchOptions options = new BenchOptions(0, Durability.NONE);

    @Mixin
    private RunOptions run = new RunOptions();

    public LatencyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        options.check();
        Options.requireAtLeast("--samples", samples, 1);
        RunDirectory directory = run.directory("latency");
        terminal.say("latency  " + samples + " tasks, " + options.describe() + "   files: " + directory.path());
        List<Double> micros;
        try (Place place = options.place(directory.path())) {
            Series series = new Series(place.session(), options.durability(), directory.name());
            series.warm(options.warmSeconds());
            micros = series.measure(samples);
        }
        terminal.say(String.format(
                Locale.ROOT,
                "%.0f us there and back (median of %,d), 99 of 100 below %.0f us",
                Medians.of(micros),
                samples,
                Medians.at(micros, LATE)));
        run.print(terminal, toJson(micros), directory);
        return ExitCode.OK;
    }

    private Json toJson(List<Double> micros) {
        Json outcome = Json.object()
                .put("benchmark", "latency")
                .put("samples", samples)
                .put("p50Micros", Medians.of(micros))
                .put("p99Micros", Medians.at(micros, LATE))
                .put("leastMicros", Medians.at(micros, 0));
        return options.addTo(outcome);
    }

    /** One task after the other on one session. */
    private static final class Series {

        private final Session session;
        private final Durability durability;
        private final String name;
        private long next;

        Series(Session session, Durability durability, String name) {
            this.session = session;
            this.durability = durability;
            this.name = name;
        }

        void warm(int seconds) throws Exception {
            long started = System.nanoTime();
            do {
                micros();
            } while (System.nanoTime() - started < seconds * NANOS_A_SECOND);
        }

        List<Double> measure(int count) throws Exception {
            List<Double> all = new ArrayList<>(count);
            while (all.size() < count) {
                all.add(micros());
            }
            return all;
        }

        private double micros() throws Exception {
            long number = next++;
            GraphOptions options =
                    GraphOptions.DEFAULT.withId(name + "-" + number).withDurability(durability);
            long started = System.nanoTime();
            long answer = session.submit(Task.call(Numbers::next, number), options)
                    .result()
                    .toCompletableFuture()
                    .get();
            double micros = (System.nanoTime() - started) / NANOS_A_SECOND * MICROS_A_SECOND;
            if (answer != number + 1) {
                throw new AkkordException("the task gave " + answer + " instead of " + (number + 1));
            }
            return micros;
        }
    }
}
