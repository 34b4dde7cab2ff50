package io.akkord.core.worker;

import io.akkord.api.RetryPolicy;
import io.akkord.core.message.Failure;
import io.akkord.core.message.ToSupervisor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What follows when the body of a task has ended, and when the journal holds how. */
final class BodyEnds {

    private final WorkerPort port;
    private final InputFlow inputs;
    private final Subscriptions subscriptions;
    private final Slots slots;
    private final UnrecordedCompletions unrecorded;

    BodyEnds(
            WorkerPort port,
            InputFlow inputs,
            Subscriptions subscriptions,
            Slots slots,
            UnrecordedCompletions unrecorded) {
        this.port = port;
        this.inputs = inputs;
        this.subscriptions = subscriptions;
        this.slots = slots;
        this.unrecorded = unrecorded;
    }

    /** A body returned whose row still counts. */
    void succeeded(TaskRow row, Outcome outcome) {
        WorkerGraph graph = row.graph;
        LocalTask local = Objects.requireNonNull(row.local);
        local.removeRow();
        local.hold(outcome.size(), false, row.isImpure());
        unrecorded.add(graph, local, row.attempt, outcome);
        inputs.done(graph, row);
        if (!row.isImpure()) {
            publish(graph, local);
        }
    }

    private void publish(WorkerGraph graph, LocalTask local) {
        inputs.wake(graph, local);
        subscriptions.serve(graph, local);
    }

    /** A body threw, was interrupted, or could not be run, and its row still counts. */
    void failed(TaskRow row, Failure failure, boolean retriable) {
        WorkerGraph graph = row.graph;
        row.tries++;
        RetryPolicy policy = row.options().retry();
        if (retriable && row.tries < policy.maxTries()) {
            row.state = TaskRow.State.BACKING_OFF;
            port.retryLater(row, policy.backoffAfter(row.tries).toMillis());
            return;
        }
        LocalTask local = Objects.requireNonNull(row.local);
        local.removeRow();
        inputs.done(graph, row);
        if (row.isImpure()) {
            inputs.askAgain(graph, local);
        }
        graph.tidy(local);
        port.toSupervisor(graph.id, new ToSupervisor.Failed(row.task, row.attempt, row.tries, failure));
        graph.dirty = true;
    }

    /**
     * A started body has ended.
     *
     * @param present the graph of that name that is open now
     * @return whether its row still counts; if not, what the body may have left in the store goes
     */
    boolean ended(TaskRow row, @Nullable WorkerGraph present) {
        slots.free(row);
        if (!row.gone) {
            return true;
        }
        if (present == null) {
            port.release(row.graph.id, new int[] {row.task});
        } else if (present == row.graph) {
            endedInVain(present, row);
        }
        return false;
    }

    private void endedInVain(WorkerGraph graph, TaskRow row) {
        graph.dirty = true;
        LocalTask local = graph.find(row.task);
        if (local != null && row.isImpure()) {
            inputs.stopped(graph, local);
        } else if (local == null || (!local.held && local.row == null)) {
            port.release(graph.id, new int[] {row.task});
        }
    }

    void recorded(WorkerGraph graph, int[] tasks) {
        for (int task : tasks) {
            LocalTask local = graph.find(task);
            if (local == null) {
                continue;
            }
            unrecorded.forget(local);
            if (local.held && local.unpublished) {
                local.unpublished = false;
                publish(graph, local);
            }
            graph.tidy(local);
        }
    }
}
