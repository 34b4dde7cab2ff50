package io.akkord.persistence.schema;

import io.akkord.core.supervisor.GraphEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** A named counter of a worker. */
    record Resource(String name, int amount) {}

    record WorkerAdopted(
            int worker, String node, List<String> roles, int slots, List<Resource> resources, long memoryBytes) {
        static WorkerAdopted of(GraphEvent.WorkerAdopted e) {
            List<Resource> resources = e.resources().entrySet().stream()
                    .map(each -> new Resource(each.getKey(), each.getValue()))
                    .toList();
            return new WorkerAdopted(e.worker(), e.node(), e.roles(), e.slots(), resources, e.memoryBytes());
        }

        GraphEvent.WorkerAdopted event() {
            Map<String, Integer> named = new TreeMap<>();
            resources.forEach(each -> named.put(each.name(), each.amount()));
            return new GraphEvent.WorkerAdopted(worker, node, roles, slots, named, memoryBytes);
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

    record TasksRetracted(int worker, int[] tasks) {
        static TasksRetracted of(GraphEvent.TasksRetracted e) {
            return new TasksRetracted(e.worker(), e.tasks());
        }

        GraphEvent.TasksRetracted event() {
            return new GraphEvent.TasksRetracted(worker, tasks);
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

    record WorkerLeaving(int worker) {
        static WorkerLeaving of(GraphEvent.WorkerLeaving e) {
            return new WorkerLeaving(e.worker());
        }

        GraphEvent.WorkerLeaving event() {
            return new GraphEvent.WorkerLeaving(worker);
        }
    }
}
