package io.akkord.core.worker;

import io.akkord.core.collection.IntList;
import io.akkord.core.message.ToWorker;
import java.util.Objects;

/** What a supervisor defines for the tasks that it dispatches: operations, options, other workers. */
final class GraphTables {

    private final WorkerPort port;
    private final InputFlow inputs;

    GraphTables(WorkerPort port, InputFlow inputs) {
        this.port = port;
        this.inputs = inputs;
    }

    void received(WorkerGraph graph, ToWorker message) {
        if (message instanceof ToWorker.DefineOperations define) {
            defineOperations(graph, define);
        } else if (message instanceof ToWorker.DefineOptions define) {
            graph.options
                    .subList(Math.min(define.first(), graph.options.size()), graph.options.size())
                    .clear();
            graph.options.addAll(define.options());
        } else if (message instanceof ToWorker.DefineWorkers define) {
            port.knowPeers(define.workers());
            inputs.defineWorkers(graph, define.workers());
        }
    }

    private void defineOperations(WorkerGraph graph, ToWorker.DefineOperations define) {
        long[] present = port.defineOperations(graph.id, define.first(), define.operations());
        graph.code.compare(define.first(), define.operations(), present).ifPresent(report -> {
            port.toSupervisor(graph.id, report);
            giveBackChanged(graph);
        });
    }

    /** Code was accepted that is not here: what has not started goes back; what runs had the graph's code when it began. */
    private void giveBackChanged(WorkerGraph graph) {
        IntList tasks = new IntList();
        IntList attempts = new IntList();
        for (int task : graph.rows.sortedKeys()) {
            TaskRow row = Objects.requireNonNull(graph.rows.get(task));
            if (row.state != TaskRow.State.STARTED && graph.code.isChanged(row.operation)) {
                graph.removeRow(task);
                row.state = TaskRow.State.WAITING;
                inputs.done(graph, row);
                tasks.add(task);
                attempts.add(row.attempt);
            }
        }
        CodeCheck.refused(tasks, attempts).ifPresent(refused -> port.toSupervisor(graph.id, refused));
    }
}
