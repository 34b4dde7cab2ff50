package io.akkord.core.worker;

import io.akkord.core.message.ToWorker;

/** What a supervisor defines for the tasks that it dispatches: operations, options, other workers. */
final class GraphTables {

    private final WorkerPort port;
    private final InputSources sources;
    private final GivingBack givingBack;

    GraphTables(WorkerPort port, InputSources sources, GivingBack givingBack) {
        this.port = port;
        this.sources = sources;
        this.givingBack = givingBack;
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
            sources.defineWorkers(graph, define.workers());
        }
    }

    private void defineOperations(WorkerGraph graph, ToWorker.DefineOperations define) {
        long[] present = port.defineOperations(graph.id, define.first(), define.operations());
        graph.code.compare(define.first(), define.operations(), present).ifPresent(report -> {
            port.toSupervisor(graph.id, report);
            givingBack.giveBackChanged(graph);
        });
    }
}
