package io.akkord.samples.bench;

import io.akkord.api.AkkordException;
import io.akkord.api.Durability;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.Session;
import io.akkord.api.Task;
import io.akkord.cluster.cli.ProgressBar;
import io.akkord.cluster.cli.Terminal;
import io.akkord.cluster.process.JvmFlags;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.schema.GraphEventSchema;
import io.akkord.samples.support.Place;
import io.akkord.samples.support.RunDirectory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures merges on a coordinator and workers in processes that compile fully, from this JVM as the client: one in the
 * fresh processes; then unmeasured ones for some seconds; then some whose median counts. The time of a merge runs from
 * the call of {@code submit} with the finished tasks, so the compilation of the graph is in it, to the result at the
 * client.
 */
final class MergeBench {

    /** What to measure. */
    record Orders(int tasks, int workers, int slots, Durability durability, int warmSeconds, int runs) {}

    /** One merge. */
    private record Run(String graph, double seconds) {}

    /**
     * What was measured.
     *
     * @param seconds the median of the runs
     * @param coldSeconds of the first merge in fresh processes
     * @param runs seconds of each, in their order
     * @param graph id of the graph of the median run
     * @param commits events in its journal
     */
    record Outcome(double seconds, double coldSeconds, List<Double> runs, String graph, int commits) {}

    private static final double NANOS_A_SECOND = 1e9;

    private final Orders orders;
    private final RunDirectory directory;
    private final Terminal terminal;
    private final Task<Long> graph;
    private final long expected;
    private int merges;

    MergeBench(Orders orders, RunDirectory directory, Terminal terminal) {
        this.orders = orders;
        this.directory = directory;
        this.terminal = terminal;
        this.graph = Merge.graph(orders.tasks());
        this.expected = Merge.expected(orders.tasks());
    }

    Outcome run() throws Exception {
        Plan plan = Plan.of(directory.path(), orders.workers())
                .withSlots(orders.slots())
                .withFlags(JvmFlags.FULL)
                .withAllow(Place.ALLOWED);
        Run cold;
        List<Run> runs;
        try (ProcessCluster cluster = ProcessCluster.start(plan);
                Session akkord = cluster.connect()) {
            cold = merge(akkord);
            warm(akkord);
            runs = measure(akkord);
        }
        List<Run> sorted =
                runs.stream().sorted(Comparator.comparingDouble(Run::seconds)).toList();
        Run median = sorted.get(sorted.size() / 2);
        return new Outcome(
                median.seconds(),
                cold.seconds(),
                runs.stream().map(Run::seconds).toList(),
                median.graph(),
                commits(median.graph()));
    }

    private void warm(Session akkord) throws Exception {
        long started = System.nanoTime();
        while (System.nanoTime() - started < orders.warmSeconds() * NANOS_A_SECOND) {
            merge(akkord);
        }
    }

    private List<Run> measure(Session akkord) throws Exception {
        List<Run> runs = new ArrayList<>();
        try (ProgressBar bar = terminal.progress("merges", orders.runs())) {
            while (runs.size() < orders.runs()) {
                runs.add(merge(akkord));
                bar.update(runs.size());
            }
        }
        return runs;
    }

    private Run merge(Session akkord) throws Exception {
        GraphOptions options =
                GraphOptions.DEFAULT.withId(directory.name() + "-" + ++merges).withDurability(orders.durability());
        long started = System.nanoTime();
        GraphHandle<Long> handle = akkord.submit(graph, options);
        long result = handle.result().toCompletableFuture().get();
        double seconds = (System.nanoTime() - started) / NANOS_A_SECOND;
        if (result != expected) {
            throw new AkkordException("graph " + handle.id() + " gave " + result + " instead of " + expected);
        }
        return new Run(handle.id().value(), seconds);
    }

    private int commits(String id) {
        if (orders.durability() == Durability.NONE) {
            return 0;
        }
        AtomicInteger events = new AtomicInteger();
        try (GraphJournal journal = GraphJournal.open(directory.path().resolve("journal"))) {
            journal.forEach("graph|" + id, GraphEventSchema.INSTANCE, event -> events.incrementAndGet())
                    .ifPresent(damage -> {
                        throw new AkkordException(damage.message());
                    });
        }
        return events.get();
    }
}
