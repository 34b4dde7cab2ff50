package io.akkord.core.supervisor;

import io.akkord.api.GraphId;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.core.graph.CompiledGraph;
import io.akkord.core.graph.GraphSegment;
import io.akkord.core.message.Completions;
import io.akkord.core.message.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The truth about one graph: everything that follows from its facts and from nothing else. Applying the same facts gives
 * the same state, byte for byte in {@link #toSnapshot()}. One writer; never sent as a message.
 */
public final class GraphState {

    final CompiledGraph graph = new CompiledGraph();
    final TaskTable tasks = new TaskTable();
    final WorkerTable workers = new WorkerTable();
    final LearnedCosts costs = new LearnedCosts();
    final List<GraphSegment> segments = new ArrayList<>();
    final List<byte[]> parts = new ArrayList<>();
    final SpeculativeCopies copies = new SpeculativeCopies();
    final AcceptedCode code = new AcceptedCode();
    final Deaths deaths = new Deaths();
    final FailureBook failures = new FailureBook();
    final Beginnings beginnings = new Beginnings();
    final Aftermath aftermath = new Aftermath();
    final Whereabouts whereabouts = new Whereabouts(this);
    final Lineage lineage = new Lineage(this);
    final Failing failing = new Failing(this);
    final Losses losses = new Losses(this);
    private final FactApplication facts = new FactApplication(this);

    /** Number of the last fact; it is its sequence number in the journal. */
    long eventNumber;

    long epoch;
    long endedEpoch;
    long partsSequence;
    long digest;
    long lastExtension;

    @Nullable
    GraphOptions options;

    boolean sealed;

    /** The graph is given up, but the events before that are still there. Not part of a snapshot: it is said again. */
    boolean prunable;

    GraphStatus.@Nullable State outcome;
    String message = "";
    long submittedMillis;
    long endedMillis;

    /** No task from here on was ever dispatched. */
    int dispatchedEnd;

    int recorded;
    int failed;
    int queued;
    int reruns;
    int recomputed;
    int attemptsLost;
    int firstFailedTask = -1;
    int firstFailedAttempt;
    String firstFailedNode = "";

    @Nullable
    Failure firstFailure;

    /** Told of changes; not part of the truth. */
    StateWatcher watcher = StateWatcher.NONE;

    /** Number of the supervisor's last life; 0 before the first. */
    public long epoch() {
        return epoch;
    }

    /**
     * Applies the next fact.
     *
     * @throws IllegalArgumentException if a segment does not fit the graph; the state is then as before. What is
     *     recorded was tried before, so that this is met by decisions only.
     */
    public void apply(GraphEvent event) {
        facts.apply(event);
    }

    /** Begins a fact; its rows may be applied one by one while they are decided. */
    void beginEvent() {
        eventNumber++;
    }

    void append(GraphSegment segment) {
        graph.append(segment);
        segments.add(segment);
        tasks.grow(graph);
        costs.grow(graph.operationCount());
        for (int output : segment.outputs()) {
            tasks.set(output, TaskTable.OUTPUT);
            lineage.suspect(output);
        }
        Effects.firmInputs(this, segment.firstTask());
        failing.barNew(segment.firstTask());
        for (int input : segment.inputs()) {
            if (input < segment.firstTask()) {
                lineage.suspect(input);
            }
        }
        lineage.rerunLost();
        watcher.appended(segment.firstTask());
    }

    /** Applies one row of a dispatch; the row-wise form lets decisions see each row's effect at once. */
    void dispatchRow(int task, int worker, int attempt) {
        whereabouts.dispatch(task, worker, attempt);
        dispatchedEnd = Math.max(dispatchedEnd, task + 1);
    }

    /** The attempt under which a worker has a task; 0 if it does not have it. */
    int attemptAt(int task, int worker) {
        if (!tasks.has(task, TaskTable.DISPATCHED)) {
            return 0;
        }
        SpeculativeCopies.Copy copy = copies.get(task);
        if (tasks.workers[task] == worker) {
            return copy == null ? tasks.attempts[task] : copy.firstAttempt();
        }
        return copy != null && copy.worker() == worker ? copy.attempt() : 0;
    }

    /** Applies one row of first completions. */
    void completeRow(int worker, Completions columns, int row) {
        int task = columns.tasks()[row];
        whereabouts.endAttempt(task, worker);
        tasks.set(task, TaskTable.RECORDED);
        place(task, worker, columns, row);
        recorded++;
        costs.learn(graph.operationRow(task), columns.runMicros()[row], columns.sizes()[row]);
        for (int edge = graph.firstDependent(task); edge >= 0; edge = graph.nextDependent(edge)) {
            int dependent = graph.dependent(edge);
            if (--tasks.openInputs[dependent] == 0) {
                watcher.ready(dependent);
            }
        }
        lineage.closeInputs(task);
        settle(task);
    }

    /** Applies one row of completions of tasks that ran again. */
    void recomputeRow(int worker, Completions columns, int row) {
        int task = columns.tasks()[row];
        whereabouts.endAttempt(task, worker);
        place(task, worker, columns, row);
        recomputed++;
        lineage.endRerun(task);
        settle(task);
    }

    private void place(int task, int worker, Completions columns, int row) {
        whereabouts.hold(task, worker, columns.sizes()[row]);
        tasks.digests[task] = columns.digests()[row];
        tasks.places[task] = (byte) (columns.places()[row] + TaskTable.PLACE_HELD);
        if (columns.places()[row] == Completions.INLINE) {
            tasks.eventNumbers[task] = (int) eventNumber;
        }
    }

    /** What must be durable only since its dispatch may not be so yet; what nobody reads is released. */
    private void settle(int task) {
        if (tasks.mustBeDurable(task)) {
            lineage.suspect(task);
            lineage.rerunLost();
        }
        lineage.releaseIfUnneeded(task);
    }

    /** How many tasks the graph has by now. */
    public int taskCount() {
        return tasks.count;
    }

    /** How the graph is run; only asked for once it is submitted. */
    GraphOptions options() {
        return Objects.requireNonNull(options, "the graph is not submitted");
    }

    /** Number of the first event that is still needed; 0 if all are. */
    public long firstEvent() {
        return beginnings.first();
    }

    /** Tasks whose results are in the checkpoint store, with their digests. */
    public Map<Integer, Integer> checkpointed() {
        Map<Integer, Integer> digests = new TreeMap<>();
        for (int task = 0; task < tasks.count; task++) {
            if (tasks.places[task] == TaskTable.PLACE_CHECKPOINT) {
                digests.put(task, tasks.digests[task]);
            }
        }
        return digests;
    }

    /** Whether a history that does not begin with the graph's first event has not yet said what the graph is. */
    public boolean isGathering() {
        return beginnings.isGathering();
    }

    /** Whether the graph was given up, and the events before that are still to be deleted. */
    public boolean isPrunable() {
        return prunable;
    }

    /** Whether anything of a graph is there; if not, the id is free. */
    boolean isBegun() {
        return isSubmitted() || !parts.isEmpty() || beginnings.isGathering();
    }

    boolean isSubmitted() {
        return options != null;
    }

    boolean isEnded() {
        return outcome != null;
    }

    /** Tasks that have not ended. */
    int unfinished() {
        return tasks.count - recorded - failed;
    }

    /** The whole state as bytes; equal states give equal bytes. */
    public byte[] toSnapshot() {
        return SnapshotCodec.encode(this);
    }

    /** The state that {@link #toSnapshot()} wrote. */
    public static GraphState fromSnapshot(byte[] bytes) {
        return SnapshotCodec.decode(bytes);
    }

    /** Counts for people; live workers are not part of the truth and given by the caller. */
    public GraphStatus status(GraphId id, int liveWorkers) {
        return status(id, liveWorkers, Optional.empty());
    }

    /** As above, and why some task waits although there are workers. */
    GraphStatus status(GraphId id, int liveWorkers, Optional<String> waitsFor) {
        return StatusReport.of(this, id, liveWorkers, StatusReport.message(this, waitsFor));
    }
}
