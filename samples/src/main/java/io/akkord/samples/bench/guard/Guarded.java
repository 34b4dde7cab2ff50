package io.akkord.samples.bench.guard;

import io.akkord.api.AkkordException;
import io.akkord.api.Durability;
import io.akkord.api.GraphOptions;
import io.akkord.api.Session;
import io.akkord.api.Task;
import io.akkord.samples.bench.Merge;
import io.akkord.samples.bench.taskbench.EmptyPoints;

/**
 * One graph whose rate is guarded.
 *
 * @param name of the figure
 * @param tasks how many are counted
 * @param graph the same in every run
 * @param expected its result
 */
record Guarded(String name, int tasks, Task<?> graph, Object expected, Durability durability) {

    private static final int MERGED = 5000;
    private static final int STEPS = 500;
    private static final int COLUMNS = 4;
    private static final double NANOS_A_SECOND = 1e9;

    static Guarded merge(String name, Durability durability) {
        return new Guarded(name, MERGED, Merge.graph(MERGED), Merge.expected(MERGED), durability);
    }

    static Guarded stencil(String name, Durability durability) {
        return new Guarded(name, STEPS * COLUMNS, EmptyPoints.stencil(COLUMNS, STEPS), COLUMNS, durability);
    }

    void warm(Session akkord, int seconds) throws Exception {
        long started = System.nanoTime();
        do {
            rate(akkord);
        } while (System.nanoTime() - started < seconds * NANOS_A_SECOND);
    }

    /** Runs the graph once; tasks a second. */
    double rate(Session akkord) throws Exception {
        GraphOptions options = GraphOptions.DEFAULT.withDurability(durability);
        long started = System.nanoTime();
        Object result =
                akkord.submit(graph, options).result().toCompletableFuture().get();
        double seconds = (System.nanoTime() - started) / NANOS_A_SECOND;
        if (!expected.equals(result)) {
            throw new AkkordException(name + " gave " + result + " instead of " + expected);
        }
        return tasks / seconds;
    }
}
