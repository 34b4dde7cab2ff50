package io.akkord.cluster.cli;

import io.akkord.api.Graph;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphId;
import io.akkord.api.GraphNotFoundException;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.OpenGraph;
import io.akkord.api.Session;
import io.akkord.api.Task;
import io.akkord.cluster.node.ClusterAccess;
import io.akkord.core.explain.Explanation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A cluster whose graphs are what a test says. */
final class FakeCluster implements ClusterAccess, Session {

    /** One graph: its states one after the other, the last one staying, and its results. */
    static final class FakeGraph {
        private final Deque<GraphStatus> states = new ArrayDeque<>();
        private final Map<String, Object> results = new LinkedHashMap<>();
        private String cancelReason = "";

        FakeGraph state(GraphStatus.State state, int recorded, int tasks) {
            states.add(new GraphStatus(
                    new GraphId("placeholder"), state, tasks, recorded, 0, 0, 0, 0, 1, 2, Optional.empty()));
            return this;
        }

        FakeGraph result(String key, Object value) {
            results.put(key, value);
            return this;
        }

        String cancelReason() {
            return cancelReason;
        }
    }

    private final Map<String, FakeGraph> graphs = new LinkedHashMap<>();
    private boolean closed;

    FakeGraph graph(String id) {
        return graphs.computeIfAbsent(id, name -> new FakeGraph());
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public Session session() {
        return this;
    }

    @Override
    public CompletionStage<List<GraphStatus>> graphs() {
        return CompletableFuture.completedFuture(
                graphs.keySet().stream().map(this::status).toList());
    }

    private final Map<String, Explanation> explanations = new LinkedHashMap<>();

    void explains(String task, Explanation explanation) {
        explanations.put(task, explanation);
    }

    @Override
    public CompletionStage<Explanation> explain(GraphId graph, String task) {
        Explanation known = explanations.get(task);
        return known != null
                ? CompletableFuture.completedFuture(known)
                : CompletableFuture.failedFuture(new GraphNotFoundException("graph " + graph + " has no task " + task));
    }

    private final Deque<Optional<List<String>>> leaving = new ArrayDeque<>();
    private final List<String> askedToLeave = new ArrayList<>();

    /** What the next questions after a node are answered, one after the other, the last one staying. */
    void answersLeaving(List<Optional<List<String>>> answers) {
        leaving.addAll(answers);
    }

    List<String> askedToLeave() {
        return askedToLeave;
    }

    @Override
    public CompletionStage<Optional<List<String>>> askToLeave(String node) {
        askedToLeave.add(node);
        return CompletableFuture.completedFuture(leaving.size() > 1 ? leaving.remove() : leaving.element());
    }

    private GraphStatus status(String id) {
        FakeGraph graph = graphs.get(id);
        GraphStatus now = graph.states.size() > 1 ? graph.states.remove() : graph.states.element();
        return new GraphStatus(
                new GraphId(id),
                now.state(),
                now.tasks(),
                now.recorded(),
                now.dispatched(),
                now.failed(),
                now.recomputed(),
                now.attemptsLost(),
                now.epoch(),
                now.workers(),
                now.message());
    }

    @Override
    public GraphHandle<Map<String, Object>> attach(GraphId id) {
        return new GraphHandle<>() {
            @Override
            public GraphId id() {
                return id;
            }

            @Override
            public CompletionStage<GraphStatus> status() {
                return graphs.containsKey(id.value())
                        ? CompletableFuture.completedFuture(FakeCluster.this.status(id.value()))
                        : CompletableFuture.failedFuture(new GraphNotFoundException("no graph " + id));
            }

            @Override
            public void onProgress(Consumer<GraphStatus> listener) {}

            @Override
            public CompletionStage<Map<String, Object>> result() {
                Map<String, Object> results = graphs.get(id.value()).results;
                return results.isEmpty() ? new CompletableFuture<>() : CompletableFuture.completedFuture(results);
            }

            @Override
            public CompletionStage<Object> result(String key) {
                Object value = graphs.get(id.value()).results.get(key);
                return value != null
                        ? CompletableFuture.completedFuture(value)
                        : CompletableFuture.failedFuture(new GraphNotFoundException("no result " + key));
            }

            @Override
            public CompletionStage<GraphStatus> acceptChanged(String by) {
                return CompletableFuture.completedFuture(FakeCluster.this.status(id.value()));
            }

            @Override
            public CompletionStage<GraphStatus> cancel(String reason) {
                graphs.get(id.value()).cancelReason = reason;
                return CompletableFuture.completedFuture(FakeCluster.this.status(id.value()));
            }
        };
    }

    @Override
    public <T> T compute(Task<T> task) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> List<T> compute(List<Task<T>> tasks) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> GraphHandle<T> submit(Task<T> task, GraphOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public GraphHandle<Map<String, Object>> submit(Graph graph, GraphOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public OpenGraph open(GraphOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        closed = true;
    }
}
