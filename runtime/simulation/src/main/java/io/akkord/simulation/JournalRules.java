package io.akkord.simulation;

import static io.akkord.simulation.Checks.require;

import io.akkord.api.GraphStatus;
import io.akkord.core.message.Completions;
import io.akkord.core.message.ToWorker;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.simulation.SimTask.Kind;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** What holds for every prefix of a journal, checked as it grows and without the supervisor's own state. */
final class JournalRules {

    private final Tasks tasks;
    private final Oracle oracle;
    private final int[] attempts;
    /** Workers that said that they leave, and were not adopted since. */
    private final BitSet leaving = new BitSet();

    private final BitSet recorded = new BitSet();
    private final BitSet failed = new BitSet();
    /** Recorded tasks whose results the journal or the checkpoint store has. */
    private final BitSet durable = new BitSet();

    private int recordedCount;
    private long dispatches;
    private long epoch;
    private GraphStatus.@Nullable State outcome;
    private boolean impureResultLost;

    JournalRules(Tasks tasks, Oracle oracle) {
        this.tasks = tasks;
        this.oracle = oracle;
        this.attempts = new int[tasks.size()];
    }

    void accept(GraphEvent event) {
        if (event instanceof GraphEvent.EpochStarted started) {
            require(
                    Invariant.RECORDED_ONCE,
                    started.epoch() == epoch + 1,
                    () -> "epoch " + started.epoch() + " follows " + epoch);
            epoch = started.epoch();
            return;
        }
        require(Invariant.RECORDED_ONCE, epoch > 0, () -> event + " before the first epoch");
        require(Invariant.OUTCOME_IS_RIGHT, outcome == null, () -> event + " after the end");
        if (event instanceof GraphEvent.TasksDispatched columns) {
            for (int i = 0; i < columns.tasks().length; i++) {
                int worker = columns.workers()[i];
                require(
                        Invariant.LEAVING_IS_FREE,
                        !leaving.get(worker),
                        () -> "worker " + worker + " is given a task although it leaves");
                dispatch(columns.tasks()[i], columns.attempts()[i], columns.reasons()[i]);
            }
        } else if (event instanceof GraphEvent.TasksCompleted completed) {
            for (int row = 0; row < completed.completions().count(); row++) {
                complete(completed.completions(), row);
            }
        } else if (event instanceof GraphEvent.ResultsRecomputed again) {
            recompute(again);
        } else if (event instanceof GraphEvent.ResultsMissing missing && missing.worker() == ToWorker.FROM_CHECKPOINT) {
            Arrays.stream(missing.results()).forEach(durable::clear);
        } else if (event instanceof GraphEvent.TaskFailed failure) {
            fail(failure);
        } else if (event instanceof GraphEvent.WorkerLeaving leaver) {
            leaving.set(leaver.worker());
        } else if (event instanceof GraphEvent.WorkerAdopted adopted) {
            leaving.clear(adopted.worker());
        } else if (event instanceof GraphEvent.GraphCompleted completed) {
            outcome = completed.outcome();
        }
    }

    private void dispatch(int task, int attempt, byte reason) {
        require(
                Invariant.RECORDED_ONCE,
                attempt == attempts[task] + 1,
                () -> "attempt " + attempt + " of task " + task + " follows " + attempts[task]);
        attempts[task] = attempt;
        dispatches++;
        boolean isRecorded = recorded.get(task);
        require(
                Invariant.IMPURE_IS_ONCE,
                reason != GraphEvent.TasksDispatched.REASON_SPECULATIVE
                        || !tasks.kind(task).isImpure(),
                () -> "impure task " + task + " is copied");
        require(
                Invariant.IMPURE_IS_ONCE,
                !isRecorded || !tasks.kind(task).isImpure(),
                () -> "recorded impure task " + task + " is dispatched again");
        require(
                Invariant.NO_TASK_IS_LOST,
                isRecorded == (reason == GraphEvent.TasksDispatched.REASON_LINEAGE),
                () -> "task " + task + " is dispatched for reason " + reason);
        for (int i = 0; i < tasks.inputCount(task); i++) {
            int input = tasks.input(task, i);
            require(
                    Invariant.EFFECT_WAITS,
                    tasks.kind(task) != Kind.EFFECT || durable.get(input),
                    () -> "effect " + task + " is dispatched before its input " + input + " is durable");
            require(
                    Invariant.SOME_TASK_CAN_RUN,
                    recorded.get(input) || attempts[input] > 0,
                    () -> "task " + task + " is dispatched before its input " + input);
        }
    }

    private void complete(Completions columns, int row) {
        int task = columns.tasks()[row];
        require(Invariant.RECORDED_ONCE, !recorded.get(task), () -> "task " + task + " is recorded twice");
        require(Invariant.RECORDED_ONCE, !failed.get(task), () -> "task " + task + " is recorded after it failed");
        for (int i = 0; i < tasks.inputCount(task); i++) {
            int input = tasks.input(task, i);
            require(
                    Invariant.PREFIX_IS_CLOSED,
                    recorded.get(input),
                    () -> "task " + task + " is recorded before its input " + input);
        }
        recorded.set(task);
        recordedCount++;
        if (tasks.kind(task).isImpure()) {
            oracle.impureRecorded(task, columns.digests()[row]);
        }
        checkDigest(columns, row);
    }

    private void recompute(GraphEvent.ResultsRecomputed again) {
        Completions columns = again.completions();
        for (int row = 0; row < columns.count(); row++) {
            int task = columns.tasks()[row];
            require(
                    Invariant.RECORDED_ONCE,
                    recorded.get(task),
                    () -> "task " + task + " is recomputed but was not recorded");
            require(
                    Invariant.IMPURE_IS_ONCE,
                    !tasks.kind(task).isImpure(),
                    () -> "impure task " + task + " is recomputed");
            checkDigest(columns, row);
        }
    }

    private void checkDigest(Completions columns, int row) {
        int task = columns.tasks()[row];
        durable.set(task, columns.places()[row] != Completions.HELD);
        require(
                Invariant.RESULT_IS_RIGHT,
                columns.digests()[row] == Value.digest(oracle.expected(task)),
                () -> "task " + task + " is recorded with a wrong result");
    }

    private void fail(GraphEvent.TaskFailed failure) {
        Kind kind = tasks.kind(failure.task());
        require(
                Invariant.NO_TASK_IS_LOST,
                kind == Kind.FAILING
                        || kind == Kind.BRITTLE
                        || kind == Kind.DEADLY
                        || (kind.isImpure() && failure.worker() < 0),
                () -> "task " + failure.task() + " of kind " + kind + " is recorded as failed");
        impureResultLost |= kind.isImpure();
        failed.set(failure.task());
    }

    /** The last attempt that was dispatched; 0 for none. */
    int attempt(int task) {
        return attempts[task];
    }

    boolean isRecorded(int task) {
        return recorded.get(task);
    }

    int recordedCount() {
        return recordedCount;
    }

    /** Attempts handed to workers. */
    long dispatches() {
        return dispatches;
    }

    long epoch() {
        return epoch;
    }

    boolean hasFailures() {
        return !failed.isEmpty();
    }

    int failedCount() {
        return failed.cardinality();
    }

    /** Whether a task failed because the only copy of an impure result was damaged. */
    boolean isImpureResultLost() {
        return impureResultLost;
    }

    /** How the graph ended; null as long as it has not. */
    GraphStatus.@Nullable State outcome() {
        return outcome;
    }
}
