package io.akkord.core.supervisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Workers that the journal names and that have not come back in this life: how long they are waited for. */
final class MissingWorkers {

    private final GraphState state;
    private final WorkerArrivals arrivals;
    private final SchedulerSettings settings;
    private long startedNanos;
    private boolean givenUp;

    MissingWorkers(GraphState state, WorkerArrivals arrivals, SchedulerSettings settings) {
        this.state = state;
        this.arrivals = arrivals;
        this.settings = settings;
    }

    /** A life begins: from now on they are waited for. */
    void started(long nowNanos) {
        startedNanos = nowNanos;
    }

    /** Workers whose processes are known to be gone need not be waited for. */
    void knownDead(Set<String> workerIds) {
        if (!state.isSubmitted() || state.isEnded()) {
            return;
        }
        for (int worker : arrivals.missing()) {
            if (workerIds.contains(state.workers.id(worker))) {
                arrivals.lose(worker);
            }
        }
    }

    /** Ends the waiting when it has been long enough. */
    void advance(long nowNanos) {
        if (!givenUp && nowNanos - startedNanos > settings.adoptionGraceNanos()) {
            givenUp = true;
            arrivals.missing().forEach(arrivals::lose);
        }
    }

    /** The ids of those that have not come back, waited for or not. */
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        if (!state.isEnded()) {
            arrivals.missing().forEach(worker -> ids.add(state.workers.id(worker)));
        }
        return ids;
    }

    /** The ids of those that are still waited for. */
    List<String> waitedFor() {
        return givenUp ? List.of() : ids();
    }
}
