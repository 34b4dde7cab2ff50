package io.akkord.samples.images;

import io.akkord.Akkord;
import io.akkord.api.AkkordException;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.cluster.cli.Terminal;
import io.akkord.cluster.process.NodeProcess;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import io.akkord.image.ImageBag;
import io.akkord.image.Processed;
import io.akkord.image.Saved;
import io.akkord.samples.support.Place;
import io.akkord.samples.support.Progress;
import io.akkord.samples.support.RunDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Runs the image pipeline in this JVM, or on processes of which one is killed in the middle. */
final class ImageDemo {

    /** What is killed. */
    enum Kill {
        NONE,
        WORKER,
        COORDINATOR
    }

    /**
     * How it went.
     *
     * @param seconds from the submission of the graph to its result
     * @param killed process id of what was killed, 0 if nothing was
     * @param before process ids of the workers at the start
     * @param after those of the workers that lived at the end
     */
    record Outcome(List<Processed<Saved>> saved, double seconds, long killed, List<Long> before, List<Long> after) {}

    private static final int WORKERS = 2;
    private static final double EARLIEST_KILL = 0.3;
    private static final double LATEST_KILL = 0.6;
    private static final double NANOS_A_SECOND = 1e9;

    private final RunDirectory directory;
    private final ImageBag inputs;
    private final Path out;
    private final Terminal terminal;

    ImageDemo(RunDirectory directory, ImageBag inputs, Path out, Terminal terminal) {
        this.directory = directory;
        this.inputs = inputs;
        this.out = out;
        this.terminal = terminal;
    }

    Outcome run(Kill kill) throws Exception {
        return kill == Kill.NONE ? here() : onProcesses(kill);
    }

    private Outcome here() throws Exception {
        terminal.say("akkord  1 coordinator and 1 worker in this JVM (pid "
                + ProcessHandle.current().pid() + ")   journal: " + directory.path());
        try (Session akkord = Akkord.local(directory.path());
                Progress progress = progress()) {
            long started = System.nanoTime();
            GraphHandle<List<Processed<Saved>>> handle = submit(akkord);
            progress.show(handle);
            List<Processed<Saved>> saved = progress.result(handle);
            return new Outcome(saved, secondsSince(started), 0, List.of(), List.of());
        }
    }

    private Outcome onProcesses(Kill kill) throws Exception {
        terminal.say("akkord  1 coordinator and " + WORKERS + " workers in processes of their own   journal: "
                + directory.path());
        Plan plan = Plan.of(directory.path(), WORKERS).withAllow(Place.ALLOWED);
        try (ProcessCluster cluster = ProcessCluster.start(plan);
                Session akkord = cluster.connect();
                Progress progress = progress()) {
            List<Long> before = pids(cluster);
            terminal.say("started coordinator " + cluster.coordinator().pid() + " and workers " + before);
            long started = System.nanoTime();
            GraphHandle<List<Processed<Saved>>> handle = submit(akkord);
            awaitMiddle(progress, handle);
            long killed = strike(kill, cluster, progress);
            List<Processed<Saved>> saved = progress.result(handle);
            return new Outcome(saved, secondsSince(started), killed, before, pids(cluster));
        }
    }

    private Progress progress() {
        return new Progress(terminal, "images");
    }

    private GraphHandle<List<Processed<Saved>>> submit(Session akkord) {
        return akkord.submit(ImagePipeline.graph(inputs, out), GraphOptions.DEFAULT.withId(directory.name()));
    }

    private static void awaitMiddle(Progress progress, GraphHandle<?> handle) throws Exception {
        double part = ThreadLocalRandom.current().nextDouble(EARLIEST_KILL, LATEST_KILL);
        GraphStatus status = progress.showUntil(handle, part).get();
        if (status.state().isFinal()) {
            throw new AkkordException("the graph ended before anything was killed (" + status.state()
                    + status.message().map(text -> ": " + text).orElse("") + "); give it more --images");
        }
        progress.say(status.recorded() + " of " + status.tasks() + " tasks are recorded");
    }

    private static long strike(Kill kill, ProcessCluster cluster, Progress progress) {
        NodeProcess victim = kill == Kill.WORKER ? cluster.workers().get(WORKERS - 1) : cluster.coordinator();
        victim.kill();
        if (kill == Kill.WORKER) {
            progress.say("killed " + victim + "; its work goes to the other worker");
        } else {
            progress.say("killed " + victim + "; the workers " + pids(cluster) + " stay up");
            progress.say("started " + cluster.restartCoordinator() + " in its place, on the same port and journal");
        }
        return victim.pid();
    }

    /** The process ids of the workers that are alive. */
    private static List<Long> pids(ProcessCluster cluster) {
        return cluster.workers().stream()
                .filter(NodeProcess::isAlive)
                .map(NodeProcess::pid)
                .toList();
    }

    private static double secondsSince(long started) {
        return (System.nanoTime() - started) / NANOS_A_SECOND;
    }
}
