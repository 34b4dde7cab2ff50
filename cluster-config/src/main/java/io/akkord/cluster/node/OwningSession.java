package io.akkord.cluster.node;

import io.akkord.api.Graph;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphId;
import io.akkord.api.GraphOptions;
import io.akkord.api.OpenGraph;
import io.akkord.api.Session;
import io.akkord.api.Task;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A session that ends, when it is closed, what was started for it. */
public final class OwningSession implements Session {

    private final Supplier<Session> session;
    private final Runnable end;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Makes a session of another.
     *
     * @param session asked at every call, as a node may have another one after it joined anew
     * @param end run once
     */
    public OwningSession(Supplier<Session> session, Runnable end) {
        this.session = session;
        this.end = end;
    }

    @Override
    public <T> T compute(Task<T> task) {
        return session.get().compute(task);
    }

    @Override
    public <T> List<T> compute(List<Task<T>> tasks) {
        return session.get().compute(tasks);
    }

    @Override
    public <T> GraphHandle<T> submit(Task<T> task, GraphOptions options) {
        return noted(session.get().submit(task, options));
    }

    @Override
    public GraphHandle<Map<String, Object>> submit(Graph graph, GraphOptions options) {
        return noted(session.get().submit(graph, options));
    }

    @Override
    public GraphHandle<Map<String, Object>> attach(GraphId id) {
        return session.get().attach(id);
    }

    @Override
    public OpenGraph open(GraphOptions options) {
        OpenGraph graph = session.get().open(options);
        SubmittedGraphs.add(graph.id());
        return graph;
    }

    private static <T> GraphHandle<T> noted(GraphHandle<T> handle) {
        SubmittedGraphs.add(handle.id());
        return handle;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            end.run();
        }
    }
}
