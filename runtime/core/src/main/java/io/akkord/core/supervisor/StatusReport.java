package io.akkord.core.supervisor;

import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import io.akkord.api.GraphStatus.State;
import java.util.Optional;

/** Renders the state for people and clients. */
final class StatusReport {

    private StatusReport() {}

    /** The status, with what there is to say of it. */
    static GraphStatus of(GraphState state, GraphId id, int liveWorkers, Optional<String> message) {
        int dispatched = 0;
        for (int worker = 0; worker < state.workers.count(); worker++) {
            dispatched += state.workers.inFlight(worker);
        }
        return new GraphStatus(
                id,
                stateOf(state),
                state.tasks.count,
                state.recorded,
                dispatched,
                state.failed,
                state.recomputed,
                state.attemptsLost,
                state.epoch,
                liveWorkers,
                message);
    }

    /** What the graph itself says; while that is nothing, what the caller knows of why it does not move. */
    static Optional<String> message(GraphState state, Optional<String> waits) {
        return state.message.isEmpty() ? waits : Optional.of(state.message);
    }

    private static State stateOf(GraphState state) {
        if (state.outcome != null) {
            return state.outcome;
        }
        if (!state.isSubmitted()) {
            return State.SUBMITTING;
        }
        return state.unfinished() == 0 && !state.sealed ? State.IDLE : State.RUNNING;
    }
}
