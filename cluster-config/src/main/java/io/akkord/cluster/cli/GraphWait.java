package io.akkord.cluster.cli;

import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import io.akkord.cluster.node.ClusterAccess;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the end of a graph and shows how far it is. */
final class GraphWait {

    private static final long PAUSE_MILLIS = 250;

    private GraphWait() {}

    /** @throws TimeoutException with the state, if the graph has not ended in time */
    static GraphStatus forEnd(ClusterAccess access, GraphId id, Duration timeout, Terminal terminal)
            throws TimeoutException, InterruptedException {
        long started = System.nanoTime();
        GraphStatus status = Answers.status(access, id);
        try (ProgressBar bar = terminal.progress(id.value(), status.tasks())) {
            bar.update(status.recorded());
            while (!status.state().isFinal()) {
                if (System.nanoTime() - started > timeout.toNanos()) {
                    throw new TimeoutException("graph " + id + " is " + status.state() + " after "
                            + timeout.toSeconds() + " s, with " + status.recorded() + " of " + status.tasks()
                            + " tasks recorded. It goes on: wait longer, or look at akkord status " + id);
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                status = Answers.status(access, id);
                bar.update(status.recorded(), status.tasks(), "");
            }
        }
        return status;
    }
}
