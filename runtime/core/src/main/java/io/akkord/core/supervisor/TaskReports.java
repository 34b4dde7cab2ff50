package io.akkord.core.supervisor;

import io.akkord.core.collection.IntList;
import io.akkord.core.collection.IntMap;
import io.akkord.core.message.Completions;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides on what workers report: which completions enter the journal, which wait, which are stale.
 *
 * <p>Every prefix of the journal is closed under dependencies: a completion enters an event only if all its inputs are
 * recorded in it or before it. One that comes too early, because its input's report is still on the way from another
 * worker, is held back here and enters right behind the last of its inputs.
 */
final class TaskReports {

    /** A completion that waits for its inputs to be recorded. */
    private record Held(int worker, Completions columns, int row, int inlineAt) {}

    private final GraphState state;
    private final Recorder recorder;
    private final IntMap<Held> held = new IntMap<>();
    private final TreeMap<Integer, IntList> acknowledged = new TreeMap<>();
    private final List<Held> stack = new ArrayList<>();
    private @Nullable CompletionColumns open;

    TaskReports(GraphState state, Recorder recorder) {
        this.state = state;
        this.recorder = recorder;
    }

    /** Whether a completion of this task waits for its inputs. */
    boolean holds(int task, int worker) {
        Held found = held.get(task);
        return found != null && found.worker() == worker;
    }

    void completed(int worker, Completions columns) {
        int inlineAt = 0;
        for (int row = 0; row < columns.count(); row++) {
            take(new Held(worker, columns, row, inlineAt));
            inlineAt += columns.inlineLengths()[row];
        }
    }

    private void take(Held completion) {
        int task = completion.columns().tasks()[completion.row()];
        if (task < 0 || task >= state.tasks.count || state.tasks.has(task, TaskTable.FAILED | TaskTable.BARRED)) {
            return;
        }
        if (state.tasks.isRecorded(task)) {
            again(completion, task);
        } else if (state.tasks.openInputs[task] > 0) {
            held.put(task, completion);
        } else {
            enter(completion);
        }
    }

    /** Enters a completion and everything held that waited for just this one. */
    private void enter(Held first) {
        stack.add(first);
        while (!stack.isEmpty()) {
            Held next = stack.remove(stack.size() - 1);
            int task = next.columns().tasks()[next.row()];
            if (open == null) {
                state.beginEvent();
                open = new CompletionColumns();
            }
            open.add(next.worker(), next.columns(), next.row(), next.inlineAt());
            state.completeRow(next.worker(), next.columns(), next.row());
            acknowledge(next.worker(), task);
            if (held.size() > 0) {
                wakeDependents(task);
            }
            if (open.isFull()) {
                close();
            }
        }
    }

    private void wakeDependents(int task) {
        for (int edge = state.graph.firstDependent(task); edge >= 0; edge = state.graph.nextDependent(edge)) {
            int dependent = state.graph.dependent(edge);
            if (state.tasks.openInputs[dependent] == 0) {
                Held waiting = held.remove(dependent);
                if (waiting != null) {
                    stack.add(waiting);
                }
            }
        }
    }

    /** A task that is recorded has completed once more: for lineage, or because two workers ran it. */
    private void again(Held completion, int task) {
        int worker = completion.worker();
        acknowledge(worker, task);
        if (state.tasks.workers[task] == worker && !state.tasks.has(task, TaskTable.DISPATCHED)) {
            return;
        }
        if (state.tasks.places[task] != TaskTable.PLACE_NONE) {
            if (state.tasks.workers[task] != worker) {
                recorder.send(worker, new ToWorker.Release(new int[] {task}));
            }
            return;
        }
        if (!state.tasks.has(task, TaskTable.DISPATCHED | TaskTable.QUEUED)) {
            recorder.send(worker, new ToWorker.Release(new int[] {task}));
            return;
        }
        close();
        warnIfDifferent(completion, task);
        CompletionColumns row = new CompletionColumns();
        row.add(worker, completion.columns(), completion.row(), completion.inlineAt());
        recorder.record(new GraphEvent.ResultsRecomputed(row.workers(), row.completions()));
    }

    private void warnIfDifferent(Held completion, int task) {
        int digest = completion.columns().digests()[completion.row()];
        if (digest != state.tasks.digests[task]) {
            recorder.instruct(new Instruction.Warn("operation "
                    + state.graph.operation(task).displayName() + " gave another result when task "
                    + state.graph.key(task) + " ran again: it is not pure; mark the task impure()"));
        }
    }

    private void acknowledge(int worker, int task) {
        acknowledged.computeIfAbsent(worker, w -> new IntList()).add(task);
    }

    void failed(int worker, ToSupervisor.Failed report) {
        int task = report.task();
        if (task < 0 || task >= state.tasks.count || state.isEnded()) {
            return;
        }
        TaskTable tasks = state.tasks;
        if (tasks.has(task, TaskTable.DISPATCHED)
                && tasks.workers[task] == worker
                && tasks.attempts[task] == report.attempt()) {
            close();
            recorder.record(
                    new GraphEvent.TaskFailed(task, report.attempt(), worker, report.tries(), report.failure()));
        }
    }

    /** Ends the event under construction and tells the workers what is recorded. */
    void close() {
        if (open != null) {
            state.endEvent();
            recorder.recordApplied(new GraphEvent.TasksCompleted(open.workers(), open.completions()));
            open = null;
        }
    }

    void acknowledgeAll() {
        acknowledged.forEach((worker, tasks) -> recorder.send(worker, new ToWorker.Recorded(tasks.toArray())));
        acknowledged.clear();
    }
}
