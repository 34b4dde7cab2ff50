package io.akkord.api;

import java.util.concurrent.CompletionStage;

/**
 * A graph that grows while it runs. Its results stay available until it is sealed. It is cancelled when its client's
 * lease of five minutes runs out, which the session renews while it lives.
 */
public interface OpenGraph extends AutoCloseable {

    GraphId id();

    /** Adds a task with everything it depends on; what the graph already has is not run again. */
    <T> TaskFuture<T> submit(Task<T> task);

    /** Says that nothing more will come; completes when every task has ended. */
    CompletionStage<GraphStatus> seal();

    /** Seals the graph without waiting. */
    @Override
    void close();
}
