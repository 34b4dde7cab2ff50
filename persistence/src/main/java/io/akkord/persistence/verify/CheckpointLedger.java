package io.akkord.persistence.verify;

import io.akkord.core.message.Completions;
import io.akkord.core.message.ToWorker;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.core.supervisor.GraphState;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;

/** Which results the events of a graph say are in the checkpoint store, with their digests. */
public final class CheckpointLedger {

    private final Map<Integer, Integer> digests = new TreeMap<>();
    private final ByteArrayOutputStream state = new ByteArrayOutputStream();

    /** Takes the next event. */
    public void apply(GraphEvent event) {
        if (event instanceof GraphEvent.TasksCompleted completed) {
            note(completed.completions());
        } else if (event instanceof GraphEvent.ResultsRecomputed again) {
            note(again.completions());
        } else if (event instanceof GraphEvent.ResultsMissing missing && missing.worker() == ToWorker.FROM_CHECKPOINT) {
            for (int task : missing.results()) {
                digests.remove(task);
            }
        } else if (event instanceof GraphEvent.GraphRestated restated) {
            restate(restated);
        }
    }

    private void restate(GraphEvent.GraphRestated restated) {
        state.writeBytes(restated.state());
        if (restated.last()) {
            digests.clear();
            digests.putAll(GraphState.fromSnapshot(state.toByteArray()).checkpointed());
            state.reset();
        }
    }

    private void note(Completions completions) {
        for (int i = 0; i < completions.count(); i++) {
            if (completions.places()[i] == Completions.CHECKPOINT) {
                digests.put(completions.tasks()[i], completions.digests()[i]);
            } else {
                digests.remove(completions.tasks()[i]);
            }
        }
    }

    /** Task numbers and CRC32C of their results. */
    public Map<Integer, Integer> digests() {
        return digests;
    }
}
