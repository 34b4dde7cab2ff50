package io.akkord.core.worker;

import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.util.Objects;

/** How attempts of tasks come to this worker and are taken from it. */
final class Attempts {

    private final WorkerPort port;
    private final InputFlow inputs;
    private final Slots slots;
    private final UnrecordedCompletions unrecorded;

    Attempts(WorkerPort port, InputFlow inputs, Slots slots, UnrecordedCompletions unrecorded) {
        this.port = port;
        this.inputs = inputs;
        this.slots = slots;
        this.unrecorded = unrecorded;
    }

    void dispatched(WorkerGraph graph, ToWorker.Dispatch dispatch) {
        graph.code.refused(dispatch).ifPresent(refused -> port.toSupervisor(graph.id, refused));
        graph.mayLeave = false;
        DispatchReader.forEachRow(graph, dispatch, (row, sources, from) -> accept(graph, row, sources, from));
    }

    private void accept(WorkerGraph graph, TaskRow row, int[] sources, int from) {
        LocalTask local = graph.of(row.task);
        if (row.isImpure() && local.isFromElsewhere()) {
            port.toSupervisor(graph.id, new ToSupervisor.Refused(new int[] {row.task}, new int[] {row.attempt}));
            return;
        }
        if (local.row != null || local.unrecorded != null) {
            cancel(graph, local);
        } else if (local.held && !local.copy) {
            inputs.release(graph, local);
        }
        if (graph.code.isChanged(row.operation)) {
            graph.tidy(local);
            return;
        }
        graph.list(local);
        local.row = row;
        row.local = local;
        inputs.await(graph, row, sources, from);
        if (local.stopping != null) {
            row.missing++;
        }
        if (row.missing == 0) {
            slots.becomeReady(row);
        }
    }

    void cancelled(WorkerGraph graph, int[] tasks) {
        for (int task : tasks) {
            LocalTask local = graph.find(task);
            if (local != null) {
                cancel(graph, local);
                graph.tidy(local);
            }
        }
    }

    private void cancel(WorkerGraph graph, LocalTask local) {
        TaskRow row = local.removeRow();
        if (row != null) {
            if (row.state == TaskRow.State.STARTED) {
                stop(local, row);
            } else if (row.isImpure()) {
                inputs.askAgain(graph, local);
            }
            row.state = TaskRow.State.WAITING;
            inputs.done(graph, row);
        }
        unrecorded.forget(local);
        if (local.held && !local.copy) {
            inputs.release(graph, local);
        }
    }

    /** Until the body of an impure task has ended it may still put its result into the store, where no other may be. */
    private void stop(LocalTask local, TaskRow row) {
        if (row.isImpure()) {
            local.stopping = row;
        }
        port.stop(row);
    }

    /** The graph leaves this worker. */
    void closed(WorkerGraph graph) {
        for (LocalTask local : graph.withRows()) {
            cancel(graph, local);
        }
        for (LocalTask local : graph.all(each -> each.unrecorded != null)) {
            unrecorded.forget(local);
        }
    }

    /** The pause before another try is over. */
    void retry(TaskRow row) {
        if (!row.gone && row.state == TaskRow.State.BACKING_OFF) {
            slots.becomeReady(row);
        }
    }

    /** The timers of all pauses are gone: what paused goes on at once. */
    void retryAll(WorkerGraph graph) {
        for (LocalTask local : graph.withRows()) {
            retry(Objects.requireNonNull(local.row));
        }
    }
}
