package io.akkord.samples.bench.compare;

import io.akkord.api.AkkordException;
import io.akkord.api.SettingsException;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.bench.Load;
import io.akkord.samples.bench.Medians;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.RunDirectory;
import io.akkord.samples.support.RunOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Peers and ours in turn, as a command. */
@Command(
        name = "compare",
        description = {
            "Measure other runtimes and this one in turn, the same graphs on as many processes, and print the ratios: how"
                    + " many times better ours is. Durability none, as the peers have none.",
            "The peers are scripts for Dask in a folder of their own, whose README says what to install."
        })
public final class CompareCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Function<Terminal, CommandLine> benchmarks;

    @Option(names = "--peers", paramLabel = "DIR", description = "Folder of the peers. Default: ${DEFAULT-VALUE}.")
    private Path peers = Path.of("..", "shared", "peers");

    @Option(names = "--python", description = "Python that has the peers' packages. Default: ${DEFAULT-VALUE}.")
    private String python = "/usr/bin/python3";

    @Option(
            names = "--only",
            split = ",",
            description = "Some of merge, tree, stencil, latency, metg. Default: all but metg, which takes minutes.")
    private List<String> only = new ArrayList<>(List.of("merge", "tree", "stencil", "latency"));

    @Option(names = "--tasks", description = "Tasks of a merge. Default: ${DEFAULT-VALUE}.")
    private int tasks = 10_000;

    @Option(names = "--depth", description = "Levels of the tree below its root. Default: ${DEFAULT-VALUE}.")
    private int depth = 12;

    @Option(names = "--steps", description = "Steps of the stencil. Default: ${DEFAULT-VALUE}.")
    private int steps = 100;

    @Option(names = "--rounds", description = "How often each is measured, in turn. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(names = "--warm-seconds", description = "Unmeasured runs of ours first. Default: ${DEFAULT-VALUE}.")
    private int warmSeconds = 5;

    @Mixin
    private RunOptions run = new RunOptions();

    public CompareCommand(Terminal terminal, Function<Terminal, CommandLine> benchmarks) {
        this.terminal = terminal;
        this.benchmarks = benchmarks;
    }

    @Override
    public Integer call() throws Exception {
        Options.requireAtLeast("--tasks", tasks, 1);
        Options.requireAtLeast("--depth", depth, 1);
        Options.requireAtLeast("--steps", steps, 2);
        Options.requireAtLeast("--rounds", rounds, 1);
        if (!Files.isDirectory(peers)) {
            throw new SettingsException("--peers " + peers + " is no folder; give that of the peers' scripts");
        }
        List<Duel> chosen = chosen();
        RunDirectory directory = run.directory("compare");
        PeerRun theirs = new PeerRun(peers, python, directory.path().resolve("peers.log"));
        OurRun ours = new OurRun(benchmarks, directory.path(), warmSeconds);
        terminal.say("compare  " + String.join(", ", only) + ", " + rounds + " rounds   files: " + directory.path());
        int failed = 0;
        for (Duel duel : chosen) {
            try {
                measure(duel, theirs, ours);
            } catch (AkkordException e) {
                terminal.error(duel.name() + ": " + e.getMessage());
                failed++;
            }
        }
        return failed == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private List<Duel> chosen() {
        List<Duel> all = Duel.all(tasks, depth, steps);
        for (String name : only) {
            if (all.stream().noneMatch(duel -> duel.name().equals(name))) {
                throw new SettingsException("--only names " + name + "; there are "
                        + String.join(", ", all.stream().map(Duel::name).toList()));
            }
        }
        return all.stream().filter(duel -> only.contains(duel.name())).toList();
    }

    private void measure(Duel duel, PeerRun theirs, OurRun ours) throws Exception {
        List<Double> peerFigures = new ArrayList<>();
        List<Double> ourFigures = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double peer = theirs.figure(duel);
            double our = ours.figure(duel);
            peerFigures.add(peer);
            ourFigures.add(our);
            ratios.add(duel.ratio(peer, our));
        }
        terminal.say(String.format(
                Locale.ROOT,
                "%-8s %,.1f times better: %s of the peer %,.1f, ours %,.1f (medians of %d)",
                duel.name(),
                Medians.of(ratios),
                duel.peerFigure(),
                Medians.of(peerFigures),
                Medians.of(ourFigures),
                rounds));
        run.print(
                terminal,
                Json.object()
                        .put("benchmark", "compare")
                        .put("what", duel.name())
                        .put("figure", duel.ourFigure())
                        .put("peer", Medians.of(peerFigures))
                        .put("ours", Medians.of(ourFigures))
                        .put("ratio", Medians.of(ratios))
                        .put("ratios", ratios)
                        .put("load", Load.average()));
    }
}
