package io.akkord.actors.single;

import io.akkord.actors.node.Patience;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphStatus;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** Waits for states of graphs by their progress. */
public final class Conditions {

    private static final long MOST_NANOS = 60_000_000_000L;

    private Conditions() {}

    /** Asks for the status until it fits; also of a graph that has ended, which has no progress to wait for. */
    public static GraphStatus asked(GraphHandle<?> handle, Predicate<GraphStatus> wanted) {
        long begun = System.nanoTime();
        GraphStatus status = Patience.get(handle.status());
        while (!wanted.test(status)) {
            if (System.nanoTime() - begun > MOST_NANOS) {
                throw new AssertionError("the status is still " + status);
            }
            status = Patience.get(handle.status());
        }
        return status;
    }

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
