package io.akkord.persistence.schema;

import io.akkord.core.supervisor.GraphEvent;

/** Version 1 of the facts about workers. Never change a field here: add a version beside it. */
final class WorkerFactsV1 {

    private WorkerFactsV1() {}

    record WorkerSeen(int worker, String workerId, String node) {
        static WorkerSeen of(GraphEvent.WorkerSeen e) {
            return new WorkerSeen(e.worker(), e.workerId(), e.node());
        }

        GraphEvent.WorkerSeen event() {
            return new GraphEvent.WorkerSeen(worker, workerId, node);
        }
    }

    record WorkerLost(int worker, int[] tasks, byte[] executing) {
        WorkerLost {
            Columns.sameLength("WorkerLost", tasks.length, executing.length);
        }

        static WorkerLost of(GraphEvent.WorkerLost e) {
            return new WorkerLost(e.worker(), e.tasks(), e.executing());
        }

        GraphEvent.WorkerLost event() {
            return new GraphEvent.WorkerLost(worker, tasks, executing);
        }
    }

    /** Results and attempts are two lists: their lengths may differ. */
    record ResultsMissing(int worker, int[] results, int[] attempts) {
        static ResultsMissing of(GraphEvent.ResultsMissing e) {
            return new ResultsMissing(e.worker(), e.results(), e.attempts());
        }

        GraphEvent.ResultsMissing event() {
            return new GraphEvent.ResultsMissing(worker, results, attempts);
        }
    }

    record ResultsAdopted(int worker, int[] results, long[] sizes) {
        ResultsAdopted {
            Columns.sameLength("ResultsAdopted", results.length, sizes.length);
        }

        static ResultsAdopted of(GraphEvent.ResultsAdopted e) {
            return new ResultsAdopted(e.worker(), e.results(), e.sizes());
        }

        GraphEvent.ResultsAdopted event() {
            return new GraphEvent.ResultsAdopted(worker, results, sizes);
        }
    }
}
