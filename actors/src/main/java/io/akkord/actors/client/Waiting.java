package io.akkord.actors.client;

import io.akkord.api.AkkordException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Waits for an answer in the caller's thread and throws what went wrong as it is. */
final class Waiting {

    private Waiting() {}

    static <T> T forResult(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AkkordException("interrupted while waiting; the graph goes on and can be attached to", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            if (cause instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new AkkordException("failed: " + cause, cause);
        }
    }
}
