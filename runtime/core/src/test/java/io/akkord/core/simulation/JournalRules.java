package io.akkord.core.simulation;

import static io.akkord.core.simulation.Checks.require;

import io.akkord.api.GraphStatus;
import io.akkord.core.message.Completions;
import io.akkord.core.simulation.SimTask.Kind;
import io.akkord.core.supervisor.GraphEvent;
import java.util.BitSet;

/** What holds for every prefix of a journal, checked as it grows and without the supervisor's own state. */
final class JournalRules {

    private final SimGraph graph;
    private final Oracle oracle;
    private final int[] attempts;
    private final BitSet recorded = new BitSet();
    private final BitSet dispatched = new BitSet();
    private final BitSet failed = new BitSet();
    private long epoch;
    private GraphStatus.State outcome;
    private boolean impureResultLost;

    JournalRules(SimGraph graph, Oracle oracle) {
        this.graph = graph;
        this.oracle = oracle;
        this.attempts = new int[graph.size()];
    }

    void accept(GraphEvent event) {
        if (event instanceof GraphEvent.EpochStarted started) {
            require(started.epoch() == epoch + 1, () -> "epoch " + started.epoch() + " follows " + epoch);
            epoch = started.epoch();
            return;
        }
        require(epoch > 0, () -> event + " before the first epoch");
        require(outcome == null, () -> event + " after the end");
        if (event instanceof GraphEvent.TasksDispatched columns) {
            for (int i = 0; i < columns.tasks().length; i++) {
                dispatch(columns.tasks()[i], columns.attempts()[i], columns.reasons()[i]);
            }
        } else if (event instanceof GraphEvent.TasksCompleted completed) {
            for (int row = 0; row < completed.completions().count(); row++) {
                complete(completed.completions(), row);
            }
        } else if (event instanceof GraphEvent.ResultsRecomputed again) {
            recompute(again);
        } else if (event instanceof GraphEvent.TaskFailed failure) {
            fail(failure);
        } else if (event instanceof GraphEvent.GraphCompleted completed) {
            outcome = completed.outcome();
        }
    }

    private void dispatch(int task, int attempt, byte reason) {
        require(
                attempt == attempts[task] + 1,
                () -> "attempt " + attempt + " of task " + task + " follows " + attempts[task]);
        attempts[task] = attempt;
        boolean impure = graph.task(task).kind() == Kind.IMPURE;
        require(!impure || !recorded.get(task), () -> "recorded impure task " + task + " is dispatched again");
        require(
                recorded.get(task) == (reason == GraphEvent.TasksDispatched.REASON_LINEAGE),
                () -> "task " + task + " is dispatched for reason " + reason);
        for (int input : graph.task(task).inputs()) {
            require(
                    recorded.get(input) || dispatched.get(input),
                    () -> "task " + task + " is dispatched before its input " + input);
        }
        dispatched.set(task);
    }

    private void complete(Completions columns, int row) {
        int task = columns.tasks()[row];
        require(!recorded.get(task), () -> "task " + task + " is recorded twice");
        require(!failed.get(task), () -> "task " + task + " is recorded after it failed");
        for (int input : graph.task(task).inputs()) {
            require(recorded.get(input), () -> "task " + task + " is recorded before its input " + input);
        }
        recorded.set(task);
        if (graph.task(task).kind() == Kind.IMPURE) {
            oracle.impureRecorded(task, columns.digests()[row]);
        }
        checkDigest(columns, row);
    }

    private void recompute(GraphEvent.ResultsRecomputed again) {
        Completions columns = again.completions();
        for (int row = 0; row < columns.count(); row++) {
            int task = columns.tasks()[row];
            require(recorded.get(task), () -> "task " + task + " is recomputed but was not recorded");
            require(graph.task(task).kind() != Kind.IMPURE, () -> "impure task " + task + " is recomputed");
            checkDigest(columns, row);
        }
    }

    private void checkDigest(Completions columns, int row) {
        int task = columns.tasks()[row];
        Value expected = new Value(oracle.expected(task), 8);
        require(columns.digests()[row] == expected.digest(), () -> "task " + task + " is recorded with a wrong result");
    }

    private void fail(GraphEvent.TaskFailed failure) {
        Kind kind = graph.task(failure.task()).kind();
        require(
                kind == Kind.FAILING || kind == Kind.BRITTLE || (kind == Kind.IMPURE && failure.worker() < 0),
                () -> "task " + failure.task() + " of kind " + kind + " is recorded as failed");
        impureResultLost |= kind == Kind.IMPURE;
        failed.set(failure.task());
    }

    boolean isRecorded(int task) {
        return recorded.get(task);
    }

    int recordedCount() {
        return recorded.cardinality();
    }

    boolean hasFailures() {
        return !failed.isEmpty();
    }

    /** Whether a task failed because the only copy of an impure result was damaged. */
    boolean isImpureResultLost() {
        return impureResultLost;
    }

    GraphStatus.State outcome() {
        return outcome;
    }
}
