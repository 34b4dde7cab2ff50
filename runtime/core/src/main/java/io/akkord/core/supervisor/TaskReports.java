package io.akkord.core.supervisor;

import io.akkord.core.message.Completions;
import io.akkord.core.message.Failure;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import io.akkord.core.supervisor.HeldBack.Completion;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides on what workers report: which completions enter the journal, which wait, which are not wanted.
 *
 * <p>Every prefix of the journal is closed under dependencies: a completion enters an event only if all its inputs are
 * recorded in it or before it. One that comes too early, because its input's report is still on the way from another
 * worker, is held back here and enters right behind the last of its inputs. The first completion of a task counts,
 * whoever made it; the worker of another one is told to drop it and is never told that it is recorded.
 */
final class TaskReports {

    private final GraphState state;
    private final TaskTable tasks;
    private final Recorder recorder;
    private final HeldBack held = new HeldBack();
    private final TasksByWorker acknowledged = new TasksByWorker();
    private final TasksByWorker unwanted = new TasksByWorker();
    private final List<Completion> stack = new ArrayList<>();
    private final Moves moves;
    private @Nullable CompletionColumns open;
    private boolean someFailed;

    TaskReports(GraphState state, Recorder recorder) {
        this.state = state;
        this.tasks = state.tasks;
        this.recorder = recorder;
        this.moves = new Moves(state);
    }

    /** Whether a completion of this task by this worker waits for its inputs. */
    boolean holds(int task, int worker) {
        return held.has(task, worker);
    }

    /** Whether a completion of this task, by whomever, waits for its inputs. */
    boolean holds(int task) {
        return held.get(task) != null;
    }

    /** Drops a completion that waits: its result is gone. */
    void forget(int task) {
        held.remove(task);
    }

    /** Drops the completions of a worker that wait: it is gone, or will report them again on its next link. */
    void forgetWorker(int worker) {
        held.removeIf(completion -> completion.worker() == worker);
        unwanted.remove(worker);
    }

    /** Tasks whose completions by a worker are refused, for the caller to tell it. */
    BitSet takeUnwanted(int worker) {
        return unwanted.remove(worker);
    }

    void completed(int worker, Completions columns) {
        int inlineAt = 0;
        for (int row = 0; row < columns.count(); row++) {
            take(new Completion(worker, columns, row, inlineAt));
            inlineAt += columns.inlineLengths()[row];
        }
    }

    private void take(Completion completion) {
        int task = completion.task();
        if (task < 0 || task >= tasks.count || !counts(completion)) {
            return;
        }
        if (hasFailed(task)) {
            drop(completion);
        } else if (tasks.isRecorded(task)) {
            again(completion, task);
        } else if (tasks.openInputs[task] > 0) {
            holdBack(completion);
        } else {
            enter(completion);
        }
    }

    /**
     * A result counts if its token is adopted or current. Until its inventory a worker reports what it finished before,
     * and all of that may be adopted. After it, what is not the present attempt was cancelled: the worker will drop its
     * result as soon as it reads that, and may already have been given the task anew.
     */
    private boolean counts(Completion completion) {
        int attempt = completion.columns().attempts()[completion.row()];
        return !recorder.isAdopted(completion.worker())
                || state.attemptAt(completion.task(), completion.worker()) == attempt;
    }

    /** Of two that wait, the one of the attempt that counts stays; losing it is noticed. */
    private void holdBack(Completion completion) {
        Completion before = held.get(completion.task());
        if (before == null || before.worker() == completion.worker()) {
            held.put(completion);
        } else if (isAttempting(completion)) {
            held.put(completion);
            drop(before);
        } else {
            drop(completion);
        }
    }

    private boolean isAttempting(Completion completion) {
        return tasks.has(completion.task(), TaskTable.DISPATCHED)
                && tasks.workers[completion.task()] == completion.worker();
    }

    private boolean hasFailed(int task) {
        return tasks.has(task, TaskTable.FAILED | TaskTable.BARRED);
    }

    private void drop(Completion completion) {
        unwanted.add(completion.worker(), completion.task());
    }

    /** Enters a completion and everything held back that waited for just this one. */
    private void enter(Completion first) {
        stack.add(first);
        while (!stack.isEmpty()) {
            Completion next = stack.remove(stack.size() - 1);
            int task = next.task();
            boolean expected = isAttempting(next);
            columns(false).add(next.worker(), next.columns(), next.row(), next.inlineAt());
            state.completeRow(next.worker(), next.columns(), next.row());
            accepted(task, next.worker(), expected);
            if (!held.isEmpty()) {
                wakeDependents(task);
            }
        }
    }

    private void wakeDependents(int task) {
        for (int edge = state.graph.firstDependent(task); edge >= 0; edge = state.graph.nextDependent(edge)) {
            int dependent = state.graph.dependent(edge);
            if (tasks.openInputs[dependent] == 0) {
                Completion waiting = held.get(dependent);
                if (waiting != null && !hasFailed(dependent)) {
                    held.remove(dependent);
                    stack.add(waiting);
                }
            }
        }
    }

    /** A task that is recorded has completed once more: for lineage, or because two workers ran it. */
    private void again(Completion completion, int task) {
        if (state.whereabouts.isHolder(task, completion.worker())) {
            acknowledge(task, completion.worker());
        } else if (tasks.isRerun(task)) {
            boolean expected = isAttempting(completion);
            warnIfDifferent(completion, task);
            columns(true).add(completion.worker(), completion.columns(), completion.row(), completion.inlineAt());
            state.recomputeRow(completion.worker(), completion.columns(), completion.row());
            accepted(task, completion.worker(), expected);
        } else {
            drop(completion);
        }
    }

    /** If it is not the attempt that consumers were told of, they are told where the result is. */
    private void accepted(int task, int worker, boolean expected) {
        acknowledge(task, worker);
        if (!expected) {
            moves.addForConsumers(task);
        }
        if (open != null && open.isFull()) {
            close();
        }
    }

    private void warnIfDifferent(Completion completion, int task) {
        int digest = completion.columns().digests()[completion.row()];
        if (digest != tasks.digests[task]) {
            recorder.instruct(new Instruction.Warn("operation "
                    + state.graph.operation(task).displayName() + " gave another result when task "
                    + state.graph.key(task) + " ran again: it is not pure; mark the task impure()"));
        }
    }

    private void acknowledge(int task, int worker) {
        acknowledged.add(worker, task);
    }

    void failed(int worker, ToSupervisor.Failed report) {
        int task = report.task();
        if (task < 0
                || task >= tasks.count
                || report.attempt() <= 0
                || state.attemptAt(task, worker) != report.attempt()) {
            return;
        }
        if (state.copies.workerOf(task) == TaskTable.NO_WORKER) {
            record(new GraphEvent.TaskFailed(task, report.attempt(), worker, report.tries(), report.failure()));
        } else {
            endOneOfTwo(worker, task);
        }
    }

    /** The other attempt goes on, and may yet succeed. */
    private void endOneOfTwo(int worker, int task) {
        close();
        int[] attempts = {task};
        recorder.record(new GraphEvent.ResultsMissing(worker, new int[0], attempts));
        moves.addForSurvivors(attempts);
    }

    /** The result of an impure task is gone: it cannot be had again, so whatever needs it fails. */
    void irreplaceable(int task) {
        if (tasks.isRecorded(task)
                && tasks.places[task] == TaskTable.PLACE_NONE
                && tasks.isWanted(task)
                && !hasFailed(task)) {
            record(new GraphEvent.TaskFailed(
                    task,
                    tasks.attempts[task],
                    TaskTable.NO_WORKER,
                    0,
                    Failure.of(
                            "java.lang.IllegalStateException",
                            "the stored result is damaged, and an impure task is never run again; submit the graph"
                                    + " under a new id to run it anew")));
        }
    }

    /** No worker may run a task, and none that may has come for too long. */
    void unsatisfiable(int task, Failure failure) {
        record(new GraphEvent.TaskFailed(task, tasks.attempts[task], TaskTable.NO_WORKER, 0, failure));
    }

    /** Its worker's process died too often while it ran. */
    void quarantined(int task, int attempt, int worker, Failure failure) {
        record(new GraphEvent.TaskFailed(task, attempt, worker, 0, failure));
    }

    private void record(GraphEvent.TaskFailed failure) {
        close();
        recorder.record(failure);
        someFailed = true;
    }

    /** The event under construction, of first completions or of repeated ones. */
    private CompletionColumns columns(boolean again) {
        CompletionColumns present = open;
        if (present != null && present.isAgain() == again) {
            return present;
        }
        close();
        state.beginEvent();
        CompletionColumns fresh = new CompletionColumns(again);
        open = fresh;
        return fresh;
    }

    /** Ends the event under construction and tells consumers what has moved by it. */
    void close() {
        if (open != null) {
            recorder.recordApplied(open.toEvent());
            open = null;
        }
        moves.send(recorder);
    }

    /** Tells the workers what is recorded and what is not wanted of what they reported. */
    void acknowledgeAll() {
        if (someFailed) {
            someFailed = false;
            held.removeIf(completion -> hasFailed(completion.task())).forEach(this::drop);
        }
        unwanted.drain(recorder::isAdopted, (worker, all) -> recorder.drop(worker, new ToWorker.Cancel(all)));
        acknowledged.drain(worker -> true, (worker, all) -> recorder.send(worker, new ToWorker.Recorded(all)));
    }
}
