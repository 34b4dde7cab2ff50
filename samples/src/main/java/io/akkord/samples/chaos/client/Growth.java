package io.akkord.samples.chaos.client;

import io.akkord.api.AkkordException;
import io.akkord.api.OpenGraph;
import io.akkord.api.Session;
import io.akkord.api.Task;
import io.akkord.samples.chaos.work.Weave;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Sends a weave bit by bit, each output with what it still needs, while what came before runs. If the cluster is away for
 * too long everything is sent again from the beginning: what is there already is taken as that. Not safe for use by several
 * threads.
 */
final class Growth {

    private final Session session;
    private final Weave weave;
    private boolean hurry;

    Growth(Session session, Weave weave) {
        this.session = session;
        this.weave = weave;
    }

    /**
     * Grows the graph, seals it and waits for its end.
     *
     * @throws AkkordException what the cluster said instead
     */
    void grow() throws InterruptedException {
        List<Task<byte[]>> bits = weave.bits();
        long pause = hurry ? 0 : weave.growMillis() / bits.size();
        hurry = true;
        OpenGraph graph = session.open(weave.options());
        for (Task<byte[]> bit : bits) {
            graph.submit(bit);
            TimeUnit.MILLISECONDS.sleep(pause);
        }
        try {
            graph.seal().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AkkordException said
                    ? said
                    : new AkkordException(weave.id() + ": " + e.getCause(), e.getCause());
        }
    }
}
