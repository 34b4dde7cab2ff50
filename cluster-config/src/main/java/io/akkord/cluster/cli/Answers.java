package io.akkord.cluster.cli;

import io.akkord.api.ClusterUnavailableException;
import io.akkord.api.GraphId;
import io.akkord.api.GraphNotFoundException;
import io.akkord.api.GraphStatus;
import io.akkord.cluster.node.ClusterAccess;
import io.akkord.cluster.settings.Nearest;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the cluster's answers, with their errors as they are. */
final class Answers {

    private static final int SECONDS = 30;

    private Answers() {}

    /** An answer that is due at once. */
    static <T> T of(CompletionStage<T> stage) {
        try {
            return within(stage, TimeUnit.SECONDS.toNanos(SECONDS));
        } catch (TimeoutException e) {
            throw new ClusterUnavailableException("the cluster did not answer within " + SECONDS
                    + " s. Its coordinator may be starting or overloaded: try again, or look at its log. If the cluster"
                    + " uses TLS, give --certs DIR");
        }
    }

    /** An answer that may take its time. */
    static <T> T within(CompletionStage<T> stage, long nanos) throws TimeoutException {
        try {
            return stage.toCompletableFuture()
                    .orTimeout(nanos, TimeUnit.NANOSECONDS)
                    .join();
        } catch (CompletionException e) {
            Throwable error = ErrorReport.unwrap(e);
            if (error instanceof TimeoutException late) {
                throw late;
            }
            throw error instanceof RuntimeException as ? as : e;
        }
    }

    /** The state of a graph; if there is none of that name, the error names the nearest. */
    static GraphStatus status(ClusterAccess access, GraphId id) {
        try {
            return of(access.session().attach(id).status());
        } catch (GraphNotFoundException e) {
            List<String> known = of(access.graphs()).stream()
                    .map(graph -> graph.id().value())
                    .toList();
            throw new GraphNotFoundException("no graph \"" + id + "\" is known to the cluster. "
                    + Nearest.to(id.value(), known)
                            .map(near -> "Maybe you mean " + near + "; \"akkord list\" shows all")
                            .orElse("It has none"));
        }
    }
}
