package io.akkord.actors.worker;

import io.akkord.core.liveness.StuckBody;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The bodies of this process that ignore their interrupt and whose slots were given up, until they come back. Too many of
 * them make the worker unwell: nobody can stop their threads but the end of the process. Safe for use by several threads.
 */
final class StuckBodies {

    private static final int MOST_FRAMES = 30;

    private final int limit;
    private final Map<BodyRun, StuckBody> bodies = new LinkedHashMap<>();
    private final CompletableFuture<String> unwell = new CompletableFuture<>();

    StuckBodies(int limit) {
        this.limit = limit;
    }

    /** Another slot has taken the place of this run's. */
    StuckBody add(BodyRun run, String node) {
        StuckBody body = new StuckBody(
                node,
                run.row().graphId(),
                run.row().task(),
                run.row().attempt(),
                run.isPastDeadline(),
                run.startMicros() / 1000,
                Arrays.stream(run.stack())
                        .limit(MOST_FRAMES)
                        .map(StackTraceElement::toString)
                        .toList());
        List<StuckBody> all;
        synchronized (this) {
            bodies.put(run, body);
            all = present();
        }
        if (all.size() >= limit) {
            unwell.complete(all.size() + " tasks ignore their interrupts (akkord.worker.stuck-limit is " + limit
                    + "), the last of them task " + body.task() + " of graph " + body.graph()
                    + (body.stack().isEmpty() ? "" : " at " + body.stack().get(0)));
        }
        return body;
    }

    /** Those that have not come back, the first first. */
    synchronized List<StuckBody> present() {
        bodies.keySet().removeIf(run -> run.endNanos() != 0);
        return List.copyOf(bodies.values());
    }

    /** Completes, with what to tell people, when there are too many. */
    CompletionStage<String> unwell() {
        return unwell.minimalCompletionStage();
    }
}
