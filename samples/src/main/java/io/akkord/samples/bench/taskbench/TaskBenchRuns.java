package io.akkord.samples.bench.taskbench;

import io.akkord.api.AkkordException;
import io.akkord.api.Durability;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.Session;
import io.akkord.simulation.workload.TaskBench;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs graphs of one shape on a session. The time of a run goes from {@code submit} with the finished tasks, so the
 * compilation of the graph is in it, to the result at the client.
 */
final class TaskBenchRuns {

    private static final double NANOS_A_SECOND = 1e9;

    private final Session session;
    private final List<TaskBench> graphs;
    private final int outputBytes;
    private final GraphOptions options;
    private final String name;
    private int runs;

    TaskBenchRuns(
            Session session,
            TaskBench graph,
            int side,
            int outputBytes,
            Durability durability,
            boolean fuse,
            String name) {
        this.session = session;
        this.graphs = IntStream.range(0, side).mapToObj(graph::withIndex).toList();
        this.outputBytes = outputBytes;
        GraphOptions chosen = GraphOptions.DEFAULT.withDurability(durability);
        this.options = fuse ? chosen : chosen.withoutFusion();
        this.name = name;
    }

    /** Points of one run. */
    int points() {
        return graphs.stream()
                .mapToInt(graph ->
                        IntStream.range(0, graph.steps()).map(graph::columns).sum())
                .sum();
    }

    /** Runs once and checks the outcome; seconds. */
    double run(Kernel kernel) throws Exception {
        PointGraph points = PointGraph.of(graphs, kernel, outputBytes);
        GraphOptions named = options.withId(name + "-" + ++runs);
        long started = System.nanoTime();
        GraphHandle<Integer> handle = session.submit(points.counted(), named);
        int counted = handle.result().toCompletableFuture().get();
        double seconds = (System.nanoTime() - started) / NANOS_A_SECOND;
        if (counted != points.ends()) {
            throw new AkkordException(
                    "graph " + handle.id() + " counted " + counted + " outputs instead of " + points.ends());
        }
        return seconds;
    }

    /** Runs without measuring, until so many seconds have passed. */
    void warm(Kernel kernel, int seconds) throws Exception {
        long started = System.nanoTime();
        do {
            run(kernel);
        } while (System.nanoTime() - started < seconds * NANOS_A_SECOND);
    }
}
