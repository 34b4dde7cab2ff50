package io.akkord.core.supervisor;

import io.akkord.core.graph.CompiledGraph;

/**
 * Which recorded tasks must run again because their results are gone and still needed.
 *
 * <p>Numbers are topological, so one pass from the largest to the smallest sees every dependent before its inputs: a
 * result is needed if a dependent has not ended, or runs again itself. A task without a result that is needed joins the
 * queue, which may make its own inputs needed further down the pass. Cost: tasks and edges below the frontier, once for
 * each loss. The idea is that of Spark's lineage and Dask's released dependencies.
 */
final class Lineage {

    private Lineage() {}

    /** Queues what must run again among the tasks below {@code end}; returns how many were queued. */
    static int queueWanted(CompiledGraph graph, TaskTable tasks, int end) {
        int queued = 0;
        for (int task = end - 1; task >= 0; task--) {
            if (tasks.isRecorded(task)
                    && !tasks.isComing(task)
                    && !tasks.has(task, TaskTable.QUEUED | TaskTable.FAILED)
                    && isWanted(graph, tasks, task)) {
                tasks.set(task, TaskTable.QUEUED);
                queued++;
            }
        }
        return queued;
    }

    /** Whether the result is requested, or a dependent still has to read it. */
    static boolean isWanted(CompiledGraph graph, TaskTable tasks, int task) {
        if (tasks.has(task, TaskTable.OUTPUT)) {
            return true;
        }
        for (int edge = graph.firstDependent(task); edge >= 0; edge = graph.nextDependent(edge)) {
            int dependent = graph.dependent(edge);
            if (!tasks.isFinal(dependent) || tasks.has(dependent, TaskTable.QUEUED | TaskTable.DISPATCHED)) {
                return true;
            }
        }
        return false;
    }
}
