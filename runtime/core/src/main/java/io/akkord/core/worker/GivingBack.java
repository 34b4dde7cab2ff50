package io.akkord.core.worker;

import io.akkord.core.collection.IntList;
import io.akkord.core.message.ToSupervisor;
import java.util.List;
import java.util.Objects;

/** Tasks that have not started and go back to the supervisor, because another worker idles or the code here is another. */
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
        for (int task : graph.rows.sortedKeys()) {
            TaskRow row = Objects.requireNonNull(graph.rows.get(task));
            if (row.state != TaskRow.State.STARTED && graph.code.isChanged(row.operation)) {
                takeOut(graph, row);
                tasks.add(task);
                attempts.add(row.attempt);
            }
        }
        CodeCheck.refused(tasks, attempts).ifPresent(refused -> port.toSupervisor(graph.id, refused));
    }

    private void takeOut(WorkerGraph graph, TaskRow row) {
        graph.removeRow(row.task);
        row.state = TaskRow.State.WAITING;
        inputs.done(graph, row);
    }
}
