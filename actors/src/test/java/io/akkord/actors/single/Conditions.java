package io.akkord.actors.single;

import io.akkord.actors.node.Patience;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphStatus;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** Waits for states of graphs by their progress. */
public final class Conditions {

    private Conditions() {}

    /** The first status that fits. */
    public static GraphStatus until(GraphHandle<?> handle, Predicate<GraphStatus> wanted) {
        CompletableFuture<GraphStatus> found = new CompletableFuture<>();
        handle.onProgress(status -> {
            if (wanted.test(status)) {
                found.complete(status);
            }
        });
        return Patience.get(found);
    }
}
