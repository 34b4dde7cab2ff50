package io.akkord.samples.chaos;

import io.akkord.samples.chaos.client.GraphRun;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the cluster again, after everything, for what it once gave. */
final class Recheck {

    private static final int PATIENCE_SECONDS = 60;

    private final Verdict verdict;

    Recheck(Verdict verdict) {
        this.verdict = verdict;
    }

    void ask(GraphRun run) throws InterruptedException {
        if (run.stage() != GraphRun.Stage.ENDED) {
            return;
        }
        String graph = run.weave().id();
        try {
            Map<String, Object> now = run.askAgain().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            int changed = run.acknowledged().changed(now);
            if (changed > 0) {
                verdict.lost(graph + ": " + changed + " results that were given are others now");
            }
        } catch (ExecutionException e) {
            verdict.lost(graph + ": its results were given, and now there is: " + e.getCause());
        } catch (TimeoutException e) {
            verdict.lost(graph + ": its results were given, and now there is no answer for " + PATIENCE_SECONDS + " s; "
                    + run.standstill());
        }
    }
}
