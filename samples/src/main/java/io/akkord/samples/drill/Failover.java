package io.akkord.samples.drill;

import io.akkord.api.AkkordException;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphId;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.cluster.postgres.PostgresServer;
import io.akkord.cluster.process.NodeProcess;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.samples.support.Lives;
import io.akkord.samples.support.Place;
import io.akkord.samples.support.Progress;
import io.akkord.samples.support.RunDirectory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs the graph of the drill under several coordinators, and takes away the one that supervises it. */
final class Failover {

    /**
     * What to do.
     *
     * @param millis how long each body takes
     * @param fast whether the profile {@code fast} is used
     * @param freezeSeconds 0 to kill the coordinator; else it is frozen for so long, and then goes on
     * @param timeoutSeconds how long the whole may take
     */
    record Orders(
            int tasks,
            int coordinators,
            int workers,
            int slots,
            int millis,
            boolean fast,
            int freezeSeconds,
            long seed,
            int timeoutSeconds) {}

    /**
     * What happened.
     *
     * @param recoverySeconds from the end of the coordinator to the first dispatch by the next supervisor
     * @param recordedBefore tasks whose completion the journal held then
     * @param recordedRunAgain how many of them ran again
     * @param doneMeanwhile runs from then until the next supervisor began
     * @param doneMeanwhileRunAgain how many of their tasks ran again
     * @param strayWrites events that the old supervisor wrote after the new one
     * @param wrong outputs that differ from those of a sequential run
     */
    record Outcome(
            double recoverySeconds,
            int recordedBefore,
            int recordedRunAgain,
            int doneMeanwhile,
            int doneMeanwhileRunAgain,
            long strayWrites,
            int epochs,
            int wrong,
            int executions,
            double seconds) {}

    /** How things stood when the coordinator was taken away. */
    private record Blow(long millis, Lives lives, Recorded recorded, int runs) {}

    private static final double PART = 0.3;

    /** The shipped window; in a small graph less, so that something is left to dispatch. */
    private static final int WINDOW = 4096;

    private static final int PARTS = 10;
    private static final int POLL_MILLIS = 50;
    private static final double MILLIS_A_SECOND = 1e3;

    private final Orders orders;
    private final RunDirectory directory;
    private final Path witness;
    private final DrillGraph graph;
    private final Progress progress;
    private final Deadline deadline;

    Failover(Orders orders, RunDirectory directory, Progress progress) {
        this.orders = orders;
        this.directory = directory;
        this.deadline = new Deadline("failover", orders.timeoutSeconds(), directory.path());
        this.progress = progress;
        this.witness = directory.path().toAbsolutePath().resolve("witness");
        this.graph = new DrillGraph(orders.tasks(), new Trace(orders.seed(), orders.millis(), witness.toString()));
    }

    Outcome run() throws Exception {
        try (PostgresServer server = PostgresServer.start();
                ProcessCluster cluster = ProcessCluster.start(plan(server));
                Session akkord = cluster.connect()) {
            akkord.submit(graph.graph(), GraphOptions.DEFAULT.withId(directory.name()));
            GraphHandle<Map<String, Object>> handle = akkord.attach(new GraphId(directory.name()));
            deadline.within(progress.showUntil(handle, PART));
            Blow blow = strike(cluster, server);
            int runsMeanwhile = runsUntilNextEpoch(server, blow);
            GraphStatus end = deadline.within(progress.showUntil(handle, 1));
            return judge(
                    end, deadline.within(handle.result().toCompletableFuture()), blow, runsMeanwhile, lives(server));
        }
    }

    private Plan plan(PostgresServer server) {
        Plan plan = Plan.of(directory.path(), orders.workers())
                .withCoordinators(
                        orders.coordinators(),
                        server.writeSettings(directory.path().resolve("journal.conf")))
                .withSlots(orders.slots())
                .withSetting("akkord.coordinator.window=" + Math.max(1, Math.min(WINDOW, orders.tasks() / PARTS)))
                .withAllow(Place.ALLOWED);
        return orders.fast() ? plan.withProfile("fast") : plan;
    }

    private Lives lives(PostgresServer server) {
        try (GraphJournal journal = GraphJournal.open(server.access())) {
            return Lives.read(journal, directory.name());
        }
    }

    /** Takes the coordinator of the graph away, and notes what the journal and the witness file then hold. */
    private Blow strike(ProcessCluster cluster, PostgresServer server) throws Exception {
        String node = lives(server).last().node();
        NodeProcess host = cluster.coordinators().stream()
                .filter(each -> node.contains(each.address().toString()))
                .findFirst()
                .orElseThrow(() -> new AkkordException("no coordinator listens at " + node));
        long millis = System.currentTimeMillis();
        if (orders.freezeSeconds() == 0) {
            host.kill();
        } else {
            host.suspend();
            CompletableFuture.delayedExecutor(orders.freezeSeconds(), TimeUnit.SECONDS)
                    .execute(host::resume);
        }
        int runs = Trace.read(witness).length;
        try (GraphJournal journal = GraphJournal.open(server.access())) {
            Recorded recorded = Recorded.read(journal, directory.name());
            progress.say((orders.freezeSeconds() == 0 ? "killed " : "froze ") + host + ", which supervised the graph: "
                    + recorded.count() + " of " + orders.tasks() + " tasks are recorded");
            return new Blow(millis, Lives.read(journal, directory.name()), recorded, runs);
        }
    }

    /** The runs that the witness file has when another supervisor begins. */
    private int runsUntilNextEpoch(PostgresServer server, Blow blow) throws Exception {
        long epoch = blow.lives().last().epoch();
        while (lives(server).last().epoch() == epoch) {
            deadline.pause(POLL_MILLIS);
        }
        return Trace.read(witness).length;
    }

    private Outcome judge(GraphStatus end, Map<String, Object> outputs, Blow blow, int runsMeanwhile, Lives lives)
            throws Exception {
        DrillGraph.requireCompleted(end);
        int[] runs = Trace.read(witness);
        BitSet recorded = (BitSet) blow.recorded().durable().clone();
        recorded.or(blow.recorded().byReference());
        BitSet meanwhile = cells(runs, blow.runs(), runsMeanwhile);
        long dispatched = lives.after(blow.lives().last().epoch()).firstDispatchMillis();
        return new Outcome(
                (dispatched - blow.millis()) / MILLIS_A_SECOND,
                recorded.cardinality(),
                ranIn(recorded, cells(runs, blow.runs(), runs.length)),
                runsMeanwhile - blow.runs(),
                ranIn(meanwhile, cells(runs, runsMeanwhile, runs.length)),
                lives.strayWrites(),
                lives.count(),
                graph.wrong(outputs),
                runs.length,
                deadline.seconds());
    }

    private static BitSet cells(int[] runs, int from, int to) {
        BitSet cells = new BitSet();
        Arrays.stream(runs, from, to).forEach(cells::set);
        return cells;
    }

    private static int ranIn(BitSet cells, BitSet runs) {
        BitSet both = (BitSet) cells.clone();
        both.and(runs);
        return both.cardinality();
    }
}
