package io.akkord.api;

import java.util.concurrent.CompletionStage;

/**
 * A task of an {@link OpenGraph}: it runs, and can be an input of later tasks.
 *
 * @param <T> type of the value
 */
public interface TaskFuture<T> {

    /** The key of the task in its graph. */
    String key();

    /** This future as an input of tasks that are submitted to the same graph later. */
    Task<T> task();

    /** The value, once its completion is recorded. */
    CompletionStage<T> result();
}
