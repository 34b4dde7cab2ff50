package io.akkord.core.supervisor;

/** Applies restatements: as the first events of a history they make the state, behind others they change next to nothing. */
final class Restoring {

    private Restoring() {}

    static void carry(GraphState state, GraphEvent.ResultsCarried event) {
        if (event.number() != state.eventNumber) {
            state.beginnings.gather();
        }
        state.eventNumber = event.number();
        if (state.beginnings.isGathering()) {
            return;
        }
        state.beginnings.begin(event);
        for (int task : event.carried().tasks()) {
            state.tasks.eventNumbers[task] = (int) event.number();
        }
        if (event.carried().last()) {
            dropOthers(state, event.cutBefore());
        }
    }

    /** Inline results that stood in events that go, and that nobody wants: pure ones can be made again. */
    private static void dropOthers(GraphState state, long before) {
        for (int task = 0; task < state.dispatchedEnd; task++) {
            if (Restatement.goes(state, task, before)) {
                state.tasks.places[task] =
                        state.tasks.workers[task] == TaskTable.NO_WORKER ? TaskTable.PLACE_NONE : TaskTable.PLACE_HELD;
            }
        }
    }

    static void restate(GraphState state, GraphEvent.GraphRestated event) {
        if (state.beginnings.isGathering()) {
            state.beginnings.add(event.state());
            if (event.last()) {
                SnapshotCodec.decode(state.beginnings.whole(), state);
            }
        }
        state.eventNumber = event.number();
    }
}
