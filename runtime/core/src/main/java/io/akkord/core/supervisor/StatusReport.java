package io.akkord.core.supervisor;

import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import io.akkord.api.GraphStatus.State;
import java.util.Optional;

/** Renders the state for people and clients. */
final class StatusReport {

    private StatusReport() {}

    static GraphStatus of(
            GraphState state, GraphId id, int liveWorkers, Optional<String> waitsFor, Optional<String> pause) {
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
                message(state, liveWorkers, waitsFor, pause));
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

    private static Optional<String> message(
            GraphState state, int liveWorkers, Optional<String> waitsFor, Optional<String> pause) {
        if (!state.message.isEmpty()) {
            return Optional.of(state.message);
        }
        if (state.outcome == null && pause.isPresent()) {
            return pause;
        }
        if (state.outcome == null && state.unfinished() > 0 && liveWorkers == 0) {
            return Optional.of("no worker is registered; start one with: akkord node --role worker --join HOST:PORT");
        }
        return state.outcome == null ? waitsFor : Optional.empty();
    }
}
