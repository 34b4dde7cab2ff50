package io.akkord.execution.inline;

import io.akkord.api.GraphHandle;
import io.akkord.api.GraphId;
import io.akkord.api.GraphNotFoundException;
import io.akkord.api.GraphRejectedException;
import io.akkord.api.GraphStatus;
import io.akkord.api.TaskFailedException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A graph that has run already: every stage it gives is completed. */
final class InlineHandle<T> implements GraphHandle<T> {

    private final InlineGraph graph;
    private final String digest;
    private final Function<Map<String, Object>, T> view;

    /**
     * A handle.
     *
     * @param view makes the result out of the map of outputs
     */
    InlineHandle(InlineGraph graph, String digest, Function<Map<String, Object>, T> view) {
        this.graph = graph;
        this.digest = digest;
        this.view = view;
    }

    /** The same graph with all its outputs as the result. */
    InlineHandle<Map<String, Object>> ofAll() {
        return new InlineHandle<>(graph, digest, all -> all);
    }

    <S> InlineHandle<S> seenAs(Function<Map<String, Object>, S> other) {
        return new InlineHandle<>(graph, digest, other);
    }

    String digest() {
        return digest;
    }

    @Override
    public GraphId id() {
        return graph.id();
    }

    @Override
    public CompletionStage<GraphStatus> status() {
        return CompletableFuture.completedStage(graph.status(false));
    }

    /** Calls the listener once, here and now. */
    @Override
    public void onProgress(Consumer<GraphStatus> listener) {
        listener.accept(graph.status(false));
    }

    @Override
    public CompletionStage<T> result() {
        TaskFailedException failure = graph.firstFailure();
        return failure == null
                ? CompletableFuture.completedStage(view.apply(outputs()))
                : CompletableFuture.failedStage(failure);
    }

    private Map<String, Object> outputs() {
        Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
        for (int i = 0; i < graph.outputNames().size(); i++) {
            outputs.put(graph.outputNames().get(i), graph.value(graph.output(i)));
        }
        @SuppressWarnings("NullAway") // a result may be null, which the api does not say
        Map<String, Object> all = Collections.unmodifiableMap(outputs);
        return all;
    }

    @Override
    public CompletionStage<Object> result(String key) {
        int task = graph.find(key);
        if (task < 0) {
            return CompletableFuture.failedStage(new GraphNotFoundException(
                    "graph " + id() + " has no output and no task with the key \"" + key + "\""));
        }
        return stage(graph, task);
    }

    static CompletionStage<Object> stage(InlineGraph graph, int task) {
        CompletableFuture<@Nullable Object> stage = new CompletableFuture<>();
        TaskFailedException failure = graph.failure(task);
        if (failure == null) {
            stage.complete(graph.value(task));
        } else {
            stage.completeExceptionally(failure);
        }
        @SuppressWarnings("NullAway") // as above
        CompletionStage<Object> known = stage;
        return known;
    }

    /** Has run with the code that it was submitted with. */
    @Override
    public CompletionStage<GraphStatus> acceptChanged(String by) {
        return CompletableFuture.failedStage(
                new GraphRejectedException("graph " + id() + " ran in this JVM at once: its code cannot have changed"));
    }

    /** Has nothing to end. */
    @Override
    public CompletionStage<GraphStatus> cancel(String reason) {
        return status();
    }
}
