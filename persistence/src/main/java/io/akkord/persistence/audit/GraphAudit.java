package io.akkord.persistence.audit;

import io.akkord.api.GraphStatus;
import io.akkord.core.graph.CompiledGraph;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.core.supervisor.GraphEvent.EpochStarted;
import io.akkord.core.supervisor.GraphEvent.GraphCompleted;
import io.akkord.core.supervisor.GraphEvent.GraphExtended;
import io.akkord.core.supervisor.GraphEvent.GraphPart;
import io.akkord.core.supervisor.GraphEvent.GraphSubmitted;
import io.akkord.core.supervisor.GraphEvent.ResultsRecomputed;
import io.akkord.core.supervisor.GraphEvent.TaskFailed;
import io.akkord.core.supervisor.GraphEvent.TasksCompleted;
import io.akkord.core.supervisor.GraphEvent.TasksDispatched;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the history of one graph from its beginning and says which rules it breaks. Knows nothing of the supervisor's own
 * state, so that it can contradict it. Not safe for use by several threads.
 */
public final class GraphAudit {

    private final AuditFindings findings;
    private final WriterAudit writers;
    private final SegmentParts parts = new SegmentParts();
    private final CompiledGraph graph = new CompiledGraph();
    private final TaskAudit tasks;
    private long epoch;
    private boolean cut;
    private GraphStatus.@Nullable State outcome;

    public GraphAudit(String id) {
        this.findings = new AuditFindings(id);
        this.writers = new WriterAudit(findings);
        this.tasks = new TaskAudit(graph, findings);
    }

    /** What a whole history breaks, in the order of its events. */
    public static List<AuditFinding> of(String id, List<AuditedEvent> events) {
        GraphAudit audit = new GraphAudit(id);
        events.forEach(audit::next);
        return audit.findings();
    }

    /** The next event. */
    public void next(AuditedEvent audited) {
        findings.at(audited.number());
        if (cut || isCut(audited)) {
            return;
        }
        writers.next(audited.number(), audited.writer());
        if (audited.event() instanceof EpochStarted started) {
            findings.require(
                    started.epoch() == epoch + 1,
                    AuditRule.EPOCHS_FOLLOW,
                    () -> "epoch " + started.epoch() + " follows epoch " + epoch);
            epoch = started.epoch();
            return;
        }
        findings.require(epoch > 0, AuditRule.EPOCHS_FOLLOW, () -> name(audited.event()) + " before the first epoch");
        findings.require(
                outcome == null,
                AuditRule.NOTHING_AFTER_THE_END,
                () -> name(audited.event()) + " after the graph was " + outcome);
        accept(audited.event());
    }

    /** Rules about everything can only be looked at in a history that has everything. */
    private boolean isCut(AuditedEvent first) {
        cut = epoch == 0 && first.number() > 1 && first.event() instanceof GraphEvent.ResultsCarried;
        findings.require(!cut, AuditRule.INTACT, () -> "the history begins here; only a whole one can be audited");
        return cut;
    }

    private void accept(GraphEvent event) {
        if (event instanceof GraphPart part) {
            parts.add(part);
        } else if (event instanceof GraphSubmitted submitted) {
            graph.append(parts.join(0, submitted.parts()));
        } else if (event instanceof GraphExtended extended) {
            graph.append(parts.join(extended.sequence(), extended.parts()));
        } else if (event instanceof TasksDispatched dispatched) {
            tasks.dispatched(dispatched);
        } else if (event instanceof TasksCompleted completed) {
            tasks.completed(completed);
        } else if (event instanceof ResultsRecomputed again) {
            tasks.recomputed(again);
        } else if (event instanceof TaskFailed failed) {
            tasks.failed(failed);
        } else if (event instanceof GraphCompleted completed) {
            end(completed.outcome());
        }
    }

    private void end(GraphStatus.State state) {
        outcome = state;
        if (state == GraphStatus.State.COMPLETED) {
            tasks.requireAllRecorded();
        }
    }

    private static String name(GraphEvent event) {
        return event.getClass().getSimpleName();
    }

    /** What was broken so far. */
    public List<AuditFinding> findings() {
        return findings.all();
    }

    /** How the graph ended; empty as long as it has not. */
    public Optional<GraphStatus.State> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** Tasks whose completion is recorded. */
    public int recordedCount() {
        return tasks.recordedCount();
    }

    /** Keys of the tasks that failed, in order. */
    public List<String> failedKeys() {
        return tasks.failedKeys();
    }

    /** The last epoch. */
    public long epoch() {
        return epoch;
    }
}
