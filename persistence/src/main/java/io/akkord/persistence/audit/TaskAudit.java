package io.akkord.persistence.audit;

import io.akkord.core.graph.CompiledGraph;
import io.akkord.core.message.Completions;
import io.akkord.core.supervisor.GraphEvent.ResultsRecomputed;
import io.akkord.core.supervisor.GraphEvent.TaskFailed;
import io.akkord.core.supervisor.GraphEvent.TasksCompleted;
import io.akkord.core.supervisor.GraphEvent.TasksDispatched;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds for the tasks of a graph: dispatched, then recorded, once. */
final class TaskAudit {

    /** An attempt of a task at a worker. */
    private record Token(int task, int attempt, int worker) {}

    private final CompiledGraph graph;
    private final AuditFindings findings;
    private final Map<Integer, Integer> attempts = new HashMap<>();
    private final Set<Token> dispatched = new HashSet<>();
    private final Map<Integer, Integer> digests = new HashMap<>();
    private final BitSet recorded = new BitSet();
    private final BitSet failed = new BitSet();
    private final BitSet again = new BitSet();

    TaskAudit(CompiledGraph graph, AuditFindings findings) {
        this.graph = graph;
        this.findings = findings;
    }

    void dispatched(TasksDispatched columns) {
        for (int row = 0; row < columns.tasks().length; row++) {
            int task = columns.tasks()[row];
            int attempt = columns.attempts()[row];
            int before = attempts.getOrDefault(task, 0);
            findings.require(
                    attempt == before + 1,
                    AuditRule.ATTEMPTS_FOLLOW,
                    () -> "attempt " + attempt + " of " + name(task) + " follows attempt " + before);
            findings.require(
                    !recorded.get(task) || !isImpure(task),
                    AuditRule.IMPURE_ONCE,
                    () -> name(task) + " is impure and recorded, and dispatched again");
            again.set(task, recorded.get(task));
            attempts.put(task, attempt);
            dispatched.add(new Token(task, attempt, columns.workers()[row]));
        }
    }

    /** In one event, a task may stand before its inputs. */
    void completed(TasksCompleted event) {
        Completions columns = event.completions();
        for (int row = 0; row < columns.count(); row++) {
            int task = columns.tasks()[row];
            findings.require(!recorded.get(task), AuditRule.RECORDED_ONCE, () -> name(task) + " was recorded before");
            findings.require(!failed.get(task), AuditRule.ONE_OUTCOME, () -> name(task) + " failed before");
            requireDispatched(task, columns.attempts()[row], event.workers()[row]);
            recorded.set(task);
            digests.putIfAbsent(task, columns.digests()[row]);
        }
        for (int row = 0; row < columns.count(); row++) {
            requireInputs(columns.tasks()[row]);
        }
    }

    private void requireInputs(int task) {
        for (int i = 0; task < graph.taskCount() && i < graph.inputCount(task); i++) {
            int input = graph.inputAt(task, i);
            findings.require(
                    recorded.get(input),
                    AuditRule.INPUTS_BEFORE,
                    () -> name(task) + " is recorded, its input " + name(input) + " is not");
        }
    }

    private void requireDispatched(int task, int attempt, int worker) {
        findings.require(
                dispatched.contains(new Token(task, attempt, worker)),
                AuditRule.DISPATCHED_BEFORE,
                () -> "attempt " + attempt + " of " + name(task) + " at worker " + worker + " was never dispatched");
    }

    void recomputed(ResultsRecomputed event) {
        Completions columns = event.completions();
        for (int row = 0; row < columns.count(); row++) {
            int task = columns.tasks()[row];
            int digest = columns.digests()[row];
            requireDispatched(task, columns.attempts()[row], event.workers()[row]);
            findings.require(!isImpure(task), AuditRule.IMPURE_ONCE, () -> name(task) + " is impure and made again");
            findings.require(
                    digests.getOrDefault(task, digest) == digest,
                    AuditRule.SAME_RESULT,
                    () -> name(task) + " has another result than when it was recorded");
        }
    }

    /** A recorded task may fail when it is run again, because its result was lost. */
    void failed(TaskFailed event) {
        int task = event.task();
        findings.require(
                !recorded.get(task) || again.get(task),
                AuditRule.ONE_OUTCOME,
                () -> name(task) + " is recorded, and fails");
        findings.require(!failed.get(task), AuditRule.ONE_OUTCOME, () -> name(task) + " fails again");
        failed.set(task);
    }

    void requireAllRecorded() {
        findings.require(
                recorded.cardinality() == graph.taskCount(),
                AuditRule.COMPLETE_AT_THE_END,
                () -> recorded.cardinality() + " of " + graph.taskCount() + " tasks are recorded");
    }

    int recordedCount() {
        return recorded.cardinality();
    }

    List<String> failedKeys() {
        return failed.stream().mapToObj(this::name).toList();
    }

    private boolean isImpure(int task) {
        return task < graph.taskCount() && graph.options(task).impure();
    }

    private String name(int task) {
        return task < graph.taskCount() ? graph.key(task) : "task #" + task;
    }
}
