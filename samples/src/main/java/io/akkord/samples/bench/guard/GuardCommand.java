package io.akkord.samples.bench.guard;

import io.akkord.api.Durability;
import io.akkord.api.SettingsException;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.bench.Load;
import io.akkord.samples.bench.Medians;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.Place;
import io.akkord.samples.support.RunDirectory;
import io.akkord.samples.support.RunOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The guard against becoming slower, as a command. */
@Command(
        name = "guard",
        description = {
            "Measure a few graphs in this JVM, each in turn with a calibration loop, and compare the ratios with recorded"
                    + " ones: no time is compared with a time of another machine or another day.",
            "Exit code 1 if the runtime has become slower than --allow says."
        })
public final class GuardCommand implements Callable<Integer> {

    private static final int CALIBRATION_WARM = 20;

    private final Terminal terminal;

    @Option(names = "--allow", description = "Least share of a recorded ratio, from 0 to 1. Default: ${DEFAULT-VALUE}.")
    private double allow = 0.5;

    @Option(names = "--rounds", description = "How often each is measured. Default: ${DEFAULT-VALUE}.")
    private int rounds = 15;

    @Option(names = "--warm-seconds", description = "Unmeasured runs of each first. Default: ${DEFAULT-VALUE}.")
    private int warmSeconds = 6;

    @Mixin
    private RunOptions run = new RunOptions();

    public GuardCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (!(allow >= 0 && allow <= 1)) {
            throw new SettingsException("--allow is " + allow + "; give a share from 0 to 1, such as 0.5");
        }
        Options.requireAtLeast("--rounds", rounds, 1);
        Options.requireAtLeast("--warm-seconds", warmSeconds, 0);
        RunDirectory directory = run.directory("guard");
        terminal.say("guard  " + rounds + " rounds in this JVM   files: " + directory.path());
        List<Verdict> verdicts = verdicts(measure(directory));
        verdicts.forEach(this::tell);
        List<String> slower = verdicts.stream()
                .filter(verdict -> verdict.isBelow(allow))
                .map(Verdict::name)
                .toList();
        if (slower.isEmpty()) {
            return ExitCode.OK;
        }
        terminal.error("the runtime has become slower: " + String.join(", ", slower) + " below " + allow
                + " of what was recorded. Run it again on a quiet machine; if it stays, find the change that did it");
        return ExitCode.FAILED;
    }

    /** Ratios by figure, a round each. */
    private Map<String, List<Double>> measure(RunDirectory directory) throws Exception {
        for (int i = 0; i < CALIBRATION_WARM; i++) {
            Calibration.rate();
        }
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        try (Place place = Place.here(directory.path())) {
            List<Guarded> all = List.of(
                    Guarded.merge("merge-none", Durability.NONE),
                    Guarded.merge("merge-recorded", Durability.RECORDED),
                    Guarded.stencil("stencil-none", Durability.NONE));
            for (Guarded each : all) {
                each.warm(place.session(), warmSeconds);
            }
            for (int round = 0; round < rounds; round++) {
                for (Guarded each : all) {
                    double before = Calibration.rate();
                    double rate = each.rate(place.session());
                    double calibration = (before + Calibration.rate()) / 2;
                    ratios.computeIfAbsent(each.name(), name -> new ArrayList<>())
                            .add(rate / calibration);
                }
            }
        }
        return ratios;
    }

    private static List<Verdict> verdicts(Map<String, List<Double>> ratios) {
        Properties recorded = recorded();
        List<Verdict> verdicts = new ArrayList<>();
        ratios.forEach((name, all) -> verdicts.add(
                new Verdict(name, all, Double.parseDouble(Objects.requireNonNull(recorded.getProperty(name))))));
        return verdicts;
    }

    static Properties recorded() {
        Properties recorded = new Properties();
        try (InputStream in = Objects.requireNonNull(GuardCommand.class.getResourceAsStream("recorded.properties"))) {
            recorded.load(in);
            return recorded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(Verdict verdict) {
        terminal.say(String.format(
                Locale.ROOT,
                "%-16s %.4f of the calibration's rate, %.0f %% of the recorded %.4f (rounds from %.4f to %.4f)",
                verdict.name(),
                verdict.ratio(),
                verdict.share() * 100,
                verdict.recorded(),
                Medians.at(verdict.ratios(), 0),
                Medians.at(verdict.ratios(), 1)));
        run.print(
                terminal,
                Json.object()
                        .put("benchmark", "guard")
                        .put("what", verdict.name())
                        .put("ratio", verdict.ratio())
                        .put("recorded", verdict.recorded())
                        .put("share", verdict.share())
                        .put("allowed", allow)
                        .put("slower", verdict.isBelow(allow))
                        .put("load", Load.average()));
    }
}
