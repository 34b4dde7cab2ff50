package io.akkord.api;

import java.util.List;

/**
 * Where graphs are run: inline, in this JVM or on a cluster. The same program runs in each; only the line that makes
 * the session differs. Safe for use by several threads; closing it ends what the session started itself, never a
 * durable graph.
 */
public interface Session extends AutoCloseable {

    /** Runs the task with all it depends on and waits for its value. */
    <T> T compute(Task<T> task);

    /** Runs the tasks as one graph and waits for their values, in order. */
    <T> List<T> compute(List<Task<T>> tasks);

    /** Starts a graph with one output. */
    <T> GraphHandle<T> submit(Task<T> task, GraphOptions options);

    /** Starts a graph; the result is a map from the names of its outputs to their values. */
    GraphHandle<java.util.Map<String, Object>> submit(Graph graph, GraphOptions options);

    /** A handle on a graph that was submitted before, from here or from another process. */
    GraphHandle<java.util.Map<String, Object>> attach(GraphId id);

    /** A graph that grows while it runs. */
    OpenGraph open(GraphOptions options);

    @Override
    void close();
}
