package io.akkord.samples.drill;

import io.akkord.api.GraphHandle;
import io.akkord.api.GraphId;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.cluster.cli.Terminal;
import io.akkord.cluster.process.JvmFlags;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.samples.drill.Tally.Return;
import io.akkord.samples.drill.Tally.Toll;
import io.akkord.samples.support.Lives;
import io.akkord.samples.support.Place;
import io.akkord.samples.support.Progress;
import io.akkord.samples.support.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Runs the graph of the drill on processes, and kills all of them at moments drawn by chance. */
final class Drill {

    /**
     * What to do.
     *
     * @param kills how often everything is killed
     * @param seed of the moments and of the values
     * @param millis how long each body takes
     * @param timeoutSeconds how long the whole may take
     */
    record Orders(int tasks, int kills, long seed, int millis, int workers, int slots, int timeoutSeconds) {}

    /**
     * What happened.
     *
     * @param wrong outputs that differ from those of a sequential run
     * @param executions bodies that began to run
     * @param tolls what each kill cost, in order
     */
    record Outcome(
            int wrong,
            int recordedRunAgain,
            int recomputedForLineage,
            int killsWhileRunning,
            int executions,
            double seconds,
            List<Toll> tolls) {}

    private static final int LEAST_HEAP_MEGABYTES = 512;
    private static final int BYTES_A_TASK = 1500;
    private static final double HALF = 0.5;
    private static final double EARLIEST = 0.05;
    private static final double LATEST = 0.95;
    private static final int POLL_MILLIS = 5;
    private static final int MOST_DELAY_MILLIS = 20;

    private final Orders orders;
    private final RunDirectory directory;
    private final Terminal terminal;
    private final Path witness;
    private final DrillGraph graph;
    private final Tally tally = new Tally();
    private final SplittableRandom random;
    private final Deadline deadline;

    Drill(Orders orders, RunDirectory directory, Terminal terminal) {
        this.orders = orders;
        this.directory = directory;
        this.deadline = new Deadline("drill", orders.timeoutSeconds(), directory.path());
        this.terminal = terminal;
        this.witness = directory.path().toAbsolutePath().resolve("witness");
        this.graph = new DrillGraph(orders.tasks(), new Trace(orders.seed(), orders.millis(), witness.toString()));
        this.random = new SplittableRandom(orders.seed());
    }

    Outcome run() throws Exception {
        Plan plan = Plan.of(directory.path(), orders.workers())
                .withSlots(orders.slots())
                .withFlags(JvmFlags.QUICK.with("-Xmx" + heapMegabytes(orders.tasks()) + "m"))
                .withAllow(Place.ALLOWED);
        Map<String, Object> outputs;
        try (ProcessCluster cluster = ProcessCluster.start(plan);
                Progress progress = new Progress(terminal, "drill")) {
            try (Session akkord = cluster.connect()) {
                akkord.submit(graph.graph(), GraphOptions.DEFAULT.withId(directory.name()));
            }
            boolean running = true;
            for (Iterator<Double> moments = moments().iterator(); running && moments.hasNext(); ) {
                running = killAt(moments.next(), cluster, progress);
            }
            try (Session akkord = cluster.connect()) {
                GraphHandle<Map<String, Object>> handle = attach(akkord);
                DrillGraph.requireCompleted(deadline.within(progress.showUntil(handle, 1)));
                outputs = deadline.within(handle.result().toCompletableFuture());
            }
        }
        return judge(outputs);
    }

    /** For the graph itself, and as much again while it is read or stored. */
    private static long heapMegabytes(int tasks) {
        return LEAST_HEAP_MEGABYTES + (((long) tasks * BYTES_A_TASK) >> 20);
    }

    /** Parts of the recorded progress, in order. A single kill is half way. */
    private List<Double> moments() {
        if (orders.kills() == 1) {
            return List.of(HALF);
        }
        return random.doubles(orders.kills(), EARLIEST, LATEST).sorted().boxed().toList();
    }

    private GraphHandle<Map<String, Object>> attach(Session akkord) {
        return akkord.attach(new GraphId(directory.name()));
    }

    /** Kills everything when this part is recorded, then starts it again; false if the graph has ended before. */
    private boolean killAt(double moment, ProcessCluster cluster, Progress progress) throws Exception {
        try (Session akkord = cluster.connect()) {
            GraphHandle<?> handle = attach(akkord);
            progress.show(handle);
            if (!reaches(handle, moment)) {
                return false;
            }
            cluster.killAll();
        }
        Recorded recorded = Recorded.read(directory.path(), directory.name());
        int runs = Trace.read(witness).length;
        tally.kill(runs, recorded);
        progress.say("killed all processes: " + recorded.count() + " of " + orders.tasks() + " tasks are recorded, "
                + recorded.byReference().cardinality() + " of them by reference only; " + runs + " runs so far");
        long start = System.currentTimeMillis();
        cluster.startAgain();
        tally.back(new Return(start, cluster.coordinator().upMillis()));
        return true;
    }

    /**
     * Waits until this part is recorded, and then a little: the supervisor answers between two commits, and the kill is
     * to hit anywhere.
     */
    private boolean reaches(GraphHandle<?> handle, double part) throws Exception {
        GraphStatus status = deadline.within(handle.status().toCompletableFuture());
        while (!status.state().isFinal() && status.recorded() < part * orders.tasks()) {
            deadline.pause(POLL_MILLIS);
            status = deadline.within(handle.status().toCompletableFuture());
        }
        deadline.pause(random.nextInt(MOST_DELAY_MILLIS));
        return !status.state().isFinal();
    }

    private Outcome judge(Map<String, Object> outputs) throws IOException {
        double seconds = deadline.seconds();
        int[] runs = Trace.read(witness);
        return new Outcome(
                graph.wrong(outputs),
                tally.recordedRunAgain(runs),
                tally.recomputedForLineage(runs),
                tally.killsWhileRunning(),
                runs.length,
                seconds,
                tally.tolls(runs, lives()));
    }

    private Lives lives() {
        try (GraphJournal journal = GraphJournal.open(directory.path().resolve("journal"))) {
            return Lives.read(journal, directory.name());
        }
    }
}
