package io.akkord.core.worker;

import io.akkord.core.collection.IntList;
import io.akkord.core.message.ToSupervisor;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Tasks that have not started and go back to the supervisor: another worker idles, the code here is another, or this worker
 * is about to leave.
 */
final class GivingBack {

    private final WorkerPort port;
    private final InputFlow inputs;

    GivingBack(WorkerPort port, InputFlow inputs) {
        this.port = port;
        this.inputs = inputs;
    }

    /**
     * Gives back ready tasks that have not started, the last ones that would run here. Not those that are bound to certain
     * workers, that hold resources, that may be run once only, or that have begun to be retried here.
     */
    void retract(WorkerGraph graph, int most) {
        List<TaskRow> rows = graph.ready.takeLast(most, TaskRow::mayMove);
        rows.forEach(row -> takeOut(graph, row));
        int[] tasks = rows.stream().mapToInt(TaskRow::task).toArray();
        int[] attempts = rows.stream().mapToInt(TaskRow::attempt).toArray();
        port.toSupervisor(graph.id, new ToSupervisor.Retracted(tasks, attempts));
    }

    /** Code was accepted that is not here: what has not started goes back; what runs had the graph's code when it began. */
    void giveBackChanged(WorkerGraph graph) {
        IntList tasks = new IntList();
        IntList attempts = new IntList();
        takeOut(
                graph,
                row -> row.state != TaskRow.State.STARTED && graph.code.isChanged(row.operation),
                tasks,
                attempts);
        CodeCheck.refused(tasks, attempts).ifPresent(refused -> port.toSupervisor(graph.id, refused));
    }

    /** This worker is about to leave. Not what has begun to be tried here: it goes on, and is waited for. */
    void handBack(WorkerGraph graph) {
        IntList tasks = new IntList();
        IntList attempts = new IntList();
        takeOut(graph, row -> !hasBegun(row), tasks, attempts);
        port.toSupervisor(graph.id, new ToSupervisor.Retracted(tasks.toArray(), attempts.toArray()));
    }

    /**
     * The link is new, and perhaps the lease: since the old one ended somebody else may have had the effects that wait here, and
     * their completions may be recorded. They are not in the inventory, and come again if they are still to be done.
     */
    void forgetEffects(WorkerGraph graph) {
        takeOut(
                graph,
                row -> row.options().effect() && row.state != TaskRow.State.STARTED,
                new IntList(),
                new IntList());
    }

    private static boolean hasBegun(TaskRow row) {
        return row.state == TaskRow.State.STARTED || row.state == TaskRow.State.BACKING_OFF || row.tries > 0;
    }

    private void takeOut(WorkerGraph graph, Predicate<TaskRow> which, IntList tasks, IntList attempts) {
        for (LocalTask local : graph.withRows()) {
            TaskRow row = Objects.requireNonNull(local.row);
            if (which.test(row)) {
                takeOut(graph, row);
                tasks.add(row.task);
                attempts.add(row.attempt);
            }
        }
    }

    private void takeOut(WorkerGraph graph, TaskRow row) {
        LocalTask local = Objects.requireNonNull(row.local);
        local.removeRow();
        row.state = TaskRow.State.WAITING;
        inputs.done(graph, row);
        graph.tidy(local);
    }
}
