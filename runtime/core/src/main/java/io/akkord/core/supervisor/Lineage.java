package io.akkord.core.supervisor;

import io.akkord.core.collection.IntList;
import io.akkord.core.graph.CompiledGraph;

/**
 * Which results are needed: what runs again because its result is gone and still needed, and what is released because it
 * is not.
 *
 * <p>A result is needed if a dependent has not ended or runs again itself, which one counter a task says ({@link
 * TaskTable#openDependents}), or if it is requested and not durable. When a needed result is gone, its task is queued
 * again and so counts as a reader of its inputs, which may be gone too, and so on: only what is needed is visited. When a
 * rerun is not needed any more, the same unwinds. Cost: the edges of the tasks concerned. The idea is that of Spark's
 * lineage and Dask's released dependencies. Impure tasks never run again.
 */
final class Lineage {

    private final GraphState state;
    private final CompiledGraph graph;
    private final TaskTable tasks;
    private final Whereabouts whereabouts;
    /** Tasks to be looked at whether they must run again; tasks that ended and need their inputs no more. */
    private final IntList lost = new IntList();

    private final IntList ended = new IntList();

    Lineage(GraphState state) {
        this.state = state;
        this.graph = state.graph;
        this.tasks = state.tasks;
        this.whereabouts = state.whereabouts;
    }

    /** Notes a task whose result may be gone; {@link #rerunLost} decides. */
    void suspect(int task) {
        lost.add(task);
    }

    /** Queues what must run again of the suspected tasks, and of what these need. */
    void rerunLost() {
        while (!lost.isEmpty()) {
            int task = lost.removeLast();
            if (mustRunAgain(task)) {
                runAgain(task);
            }
        }
    }

    private boolean mustRunAgain(int task) {
        return tasks.isRecorded(task)
                && !tasks.has(task, TaskTable.QUEUED | TaskTable.DISPATCHED | TaskTable.FAILED | TaskTable.BARRED)
                && isMissed(task);
    }

    private boolean isMissed(int task) {
        return tasks.mustBeDurable(task)
                ? !tasks.isDurable(task)
                : tasks.places[task] == TaskTable.PLACE_NONE && tasks.openDependents[task] > 0;
    }

    private void runAgain(int task) {
        if (graph.options(task).impure()) {
            state.aftermath.miss(task);
            return;
        }
        whereabouts.queue(task);
        state.reruns++;
        boolean possible = true;
        for (int at = graph.inputStart(task), end = graph.inputEnd(task); at < end; at++) {
            int input = graph.input(at);
            tasks.openDependents[input]++;
            lost.add(input);
            possible &= !tasks.has(input, TaskTable.FAILED | TaskTable.BARRED);
        }
        if (!possible) {
            state.failing.barWithDependents(task);
        }
    }

    /** Finds what a crash between a loss and its consequences left: impure tasks whose results are gone and needed. */
    void noteIrreplaceable() {
        for (int task = 0; task < state.dispatchedEnd; task++) {
            if (mustRunAgain(task) && graph.options(task).impure()) {
                state.aftermath.miss(task);
            }
        }
    }

    /** A task has ended, or has run again: it reads its inputs no more, and some may be needed by nobody else. */
    void closeInputs(int task) {
        close(task);
        while (!ended.isEmpty()) {
            close(ended.removeLast());
        }
    }

    private void close(int task) {
        for (int at = graph.inputStart(task), end = graph.inputEnd(task); at < end; at++) {
            int input = graph.input(at);
            if (--tasks.openDependents[input] == 0) {
                unneeded(input);
            }
        }
    }

    private void unneeded(int task) {
        if (tasks.isRerun(task) && !tasks.isWanted(task)) {
            whereabouts.endAttempt(task, TaskTable.NO_WORKER);
            state.reruns--;
            ended.add(task);
        }
        releaseIfUnneeded(task);
    }

    /** A rerun has ended, one way or the other. */
    void endRerun(int task) {
        state.reruns--;
        closeInputs(task);
    }

    void releaseIfUnneeded(int task) {
        int holder = tasks.workers[task];
        if (holder != TaskTable.NO_WORKER
                && tasks.isRecorded(task)
                && !tasks.has(task, TaskTable.DISPATCHED | TaskTable.QUEUED)
                && !tasks.isWanted(task)) {
            state.aftermath.release(task, holder);
            whereabouts.letGo(task);
        }
    }
}
