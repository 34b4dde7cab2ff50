package io.akkord.execution.inline;

import io.akkord.api.GraphId;
import io.akkord.api.GraphRejectedException;
import io.akkord.api.GraphStatus;
import io.akkord.api.OpenGraph;
import io.akkord.api.Task;
import io.akkord.api.TaskFuture;
import io.akkord.core.graph.GraphCompiler;
import io.akkord.core.graph.GraphSegment;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A growing graph: what is submitted has run when submit returns. */
final class InlineOpenGraph implements OpenGraph {

    private record Future<T>(String key, Task<T> task, CompletionStage<T> result) implements TaskFuture<T> {}

    private final InlineGraph graph;
    private final GraphCompiler compiler;
    private int submitted;
    private boolean sealed;

    InlineOpenGraph(InlineGraph graph, GraphCompiler compiler) {
        this.graph = graph;
        this.compiler = compiler;
    }

    @Override
    public GraphId id() {
        return graph.id();
    }

    @Override
    public synchronized <T> TaskFuture<T> submit(Task<T> task) {
        if (sealed) {
            throw new GraphRejectedException("graph " + id() + " is sealed; open another one for more tasks");
        }
        GraphSegment segment = compiler.extend(Map.of(task.key().orElse("submit-" + submitted++), task));
        graph.run(segment, false);
        int number = segment.outputs()[0];
        @SuppressWarnings("unchecked") // the task says what it returns
        CompletionStage<T> result = (CompletionStage<T>) InlineHandle.stage(graph, number);
        return new Future<>(graph.key(number), task, result);
    }

    @Override
    public synchronized CompletionStage<GraphStatus> seal() {
        sealed = true;
        return CompletableFuture.completedStage(graph.status(false));
    }

    @Override
    public synchronized void close() {
        sealed = true;
    }
}
