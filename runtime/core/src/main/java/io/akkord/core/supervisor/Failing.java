package io.akkord.core.supervisor;

import io.akkord.core.collection.IntList;
import io.akkord.core.graph.CompiledGraph;
import io.akkord.core.supervisor.GraphEvent.TaskFailed;

/** What follows from the failure of a task: everything that needs its result can never run, or never run again. */
final class Failing {

    private final GraphState state;
    private final CompiledGraph graph;
    private final TaskTable tasks;

    Failing(GraphState state) {
        this.state = state;
        this.graph = state.graph;
        this.tasks = state.tasks;
    }

    void fail(TaskFailed failure) {
        int task = failure.task();
        String node = failure.worker() < 0 ? "" : state.workers.node(failure.worker());
        state.failures.add(task, new FailureBook.Entry(failure.attempt(), node, failure.failure()));
        if (state.firstFailure == null) {
            state.firstFailure = failure.failure();
            state.firstFailedTask = task;
            state.firstFailedAttempt = failure.attempt();
            state.firstFailedNode = node;
        }
        end(task, TaskTable.FAILED, failure.worker());
        barDependents(task);
    }

    /** Bars the tasks of a new segment that depend on what failed. Ascending, so that one pass is enough. */
    void barNew(int firstTask) {
        for (int task = firstTask; task < tasks.count; task++) {
            if (dependsOnFailed(task)) {
                end(task, TaskTable.BARRED, TaskTable.NO_WORKER);
            }
        }
    }

    private boolean dependsOnFailed(int task) {
        for (int at = graph.inputStart(task); at < graph.inputEnd(task); at++) {
            if (tasks.has(graph.input(at), TaskTable.FAILED | TaskTable.BARRED)) {
                return true;
            }
        }
        return false;
    }

    void barWithDependents(int task) {
        end(task, TaskTable.BARRED, TaskTable.NO_WORKER);
        barDependents(task);
    }

    /** By a stack instead of recursion: chains may be a million long. */
    private void barDependents(int task) {
        IntList stack = new IntList();
        stack.add(task);
        while (!stack.isEmpty()) {
            int at = stack.removeLast();
            for (int edge = graph.firstDependent(at); edge >= 0; edge = graph.nextDependent(edge)) {
                int dependent = graph.dependent(edge);
                if (!tasks.isFinal(dependent) || tasks.isRerun(dependent)) {
                    end(dependent, TaskTable.BARRED, TaskTable.NO_WORKER);
                    stack.add(dependent);
                }
            }
        }
    }

    /** Ends a task for good. One that was recorded stays counted as recorded, although its result is gone. */
    private void end(int task, byte how, int reporter) {
        boolean rerun = tasks.isRerun(task);
        state.whereabouts.endAttempt(task, reporter);
        tasks.set(task, how);
        if (rerun) {
            state.lineage.endRerun(task);
        } else if (!tasks.isRecorded(task)) {
            state.failed++;
            state.lineage.closeInputs(task);
        }
    }
}
