package io.akkord.core.supervisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Answers where results are, from the truth. */
final class ResultLookup {

    private static final int SHOWN_INPUTS = 20;

    private ResultLookup() {}

    static TaskResult find(GraphState state, String key) {
        int task = taskOf(state, key);
        return task < 0 ? new TaskResult.Unknown(key) : of(state, task);
    }

    /** The task of an output name, a user's key or a derived key; -1 if there is none. */
    static int taskOf(GraphState state, String key) {
        int output = state.graph.findOutput(key);
        return output >= 0 ? output : state.graph.find(key);
    }

    static TaskResult of(GraphState state, int task) {
        TaskTable tasks = state.tasks;
        if (tasks.has(task, TaskTable.FAILED | TaskTable.BARRED)) {
            return failed(state, FailureOrigin.of(state, task));
        }
        if (!tasks.isRecorded(task)) {
            return new TaskResult.Pending();
        }
        return switch (tasks.places[task]) {
            case TaskTable.PLACE_INLINE -> new TaskResult.InJournal(task, tasks.eventNumbers[task]);
            case TaskTable.PLACE_CHECKPOINT -> new TaskResult.InCheckpoint(task);
            case TaskTable.PLACE_HELD -> new TaskResult.AtWorker(task, tasks.workers[task]);
            default -> tasks.has(task, TaskTable.QUEUED | TaskTable.DISPATCHED)
                    ? new TaskResult.Pending()
                    : new TaskResult.Released(task);
        };
    }

    /** The first failure of the graph. */
    static TaskResult.Failed failed(GraphState state) {
        return failed(state, state.firstFailedTask);
    }

    /** The failure of a task; the first of the graph if its own is not kept. */
    private static TaskResult.Failed failed(GraphState state, int of) {
        FailureBook.Entry entry = state.failures.get(of);
        int task = entry == null ? state.firstFailedTask : of;
        FailureBook.Entry kept = entry == null
                ? new FailureBook.Entry(
                        state.firstFailedAttempt, state.firstFailedNode, Objects.requireNonNull(state.firstFailure))
                : entry;
        List<String> inputs = new ArrayList<>();
        for (int at = state.graph.inputStart(task);
                at < state.graph.inputEnd(task) && inputs.size() < SHOWN_INPUTS;
                at++) {
            inputs.add(state.graph.key(state.graph.input(at)));
        }
        return new TaskResult.Failed(state.graph.key(task), kept.node(), kept.attempt(), inputs, kept.failure());
    }
}
