package io.akkord.samples.arrays;

import io.akkord.api.AkkordException;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.cluster.process.JvmFlags;
import io.akkord.cluster.process.NodeProcess;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.Place;
import io.akkord.samples.support.RunDirectory;
import io.akkord.samples.support.RunOptions;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A sample of arrays as a command: in this JVM, or on processes, of which one may be killed on the way. */
abstract class ArraySampleCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--workers", description = "Worker processes; 0 to run in this JVM. Default: ${DEFAULT-VALUE}.")
    private int workers = 2;

    @Option(names = "--kill", description = "Kill a worker when a third of the tasks is recorded.")
    private boolean kill;

    @Mixin
    private RunOptions run = new RunOptions();

    ArraySampleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The sample with the sizes that were given; refuses those that make no sense. */
    abstract ArraySample sample();

    @Override
    public Integer call() throws Exception {
        Options.requireAtLeast("--workers", workers, kill ? 2 : 0);
        ArraySample sample = sample();
        RunDirectory directory = run.directory(sample.name());
        terminal.say(sample.name() + "  " + sample.sizes() + ", in "
                + (workers == 0 ? "this JVM" : workers + " worker processes") + "   journal: " + directory.path());
        ArrayRun outcome = workers == 0 ? here(sample, directory) : onProcesses(sample, directory);
        double error = sample.error(outcome.results());
        String digest = ArrayRun.digest(outcome.results());
        terminal.say(String.format(Locale.ROOT, "%.2f s, error %.1e, digest %s", outcome.seconds(), error, digest));
        terminal.say("next: " + directory.journalCommand());
        Json json = Json.object()
                .put("sample", sample.name())
                .put("workers", workers)
                .put("killed", kill)
                .put("seconds", outcome.seconds());
        run.print(
                terminal,
                sample.addTo(json, outcome.seconds())
                        .put("error", error)
                        .put("digest", digest)
                        .put("graph", directory.name()),
                directory);
        // Not a number is not below either.
        if (!(error < sample.tolerance())) {
            terminal.error("the result is wrong: its error is not below " + sample.tolerance());
            return ExitCode.FAILED;
        }
        return ExitCode.OK;
    }

    private ArrayRun here(ArraySample sample, RunDirectory directory) throws Exception {
        try (Place place = Place.here(directory.path())) {
            return ArrayRun.on(place.session(), sample, directory.name(), status -> {}, terminal);
        }
    }

    private ArrayRun onProcesses(ArraySample sample, RunDirectory directory) throws Exception {
        Plan plan = Plan.of(directory.path(), workers)
                .withFlags(JvmFlags.FULL)
                .withAllow(Place.ALLOWED, Place.ALLOWED_ARRAYS);
        try (ProcessCluster cluster = ProcessCluster.start(plan);
                Session akkord = cluster.connect()) {
            NodeProcess victim = cluster.workers().get(workers - 1);
            Consumer<GraphStatus> strike = status -> {
                if (kill) {
                    kill(victim, status);
                }
            };
            return ArrayRun.on(akkord, sample, directory.name(), strike, terminal);
        }
    }

    private void kill(NodeProcess victim, GraphStatus status) {
        if (status.state().isFinal()) {
            throw new AkkordException("the graph ended before anything was killed (" + status.state()
                    + status.message().map(text -> ": " + text).orElse("") + "); make it larger");
        }
        victim.kill();
        terminal.say("killed " + victim + "; its work goes to the others");
    }
}
