package io.akkord.api;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A graph that was submitted. Losing the handle does not stop the graph: {@link Session#attach} gets it back, from any
 * process. Safe for use by several threads.
 *
 * @param <T> type of the single output, or of the map of outputs by name
 */
public interface GraphHandle<T> {

    GraphId id();

    /** The state now, asked of the supervisor. */
    CompletionStage<GraphStatus> status();

    /** Calls the listener whenever the state has changed, at most ten times a second, on a thread of the session. */
    void onProgress(Consumer<GraphStatus> listener);

    /**
     * The output, once every requested output is durable. Fails with {@link TaskFailedException}, {@link
     * GraphCancelledException} or {@link GraphDamagedException}.
     */
    CompletionStage<T> result();

    /** The result of one task that has a key, or is an output; waits until it is recorded. */
    CompletionStage<Object> result(String key);

    /**
     * Accepts that operations which the graph still has to run have other code on the workers than when it was submitted:
     * from now on that code is theirs. What is recorded stays. Completes when the journal holds it; fails with {@link
     * GraphRejectedException} if nothing has changed, if the workers differ among each other, or if a lambda has changed.
     *
     * @param by who accepts it; the journal keeps it
     */
    CompletionStage<GraphStatus> acceptChanged(String by);

    /** Asks for the end of the graph; running tasks are interrupted. Completes when the journal holds it. */
    CompletionStage<GraphStatus> cancel(String reason);
}
