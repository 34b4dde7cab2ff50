package io.akkord.core.supervisor;

import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.core.collection.IntList;
import io.akkord.core.graph.CompiledGraph;
import io.akkord.core.graph.GraphSegment;
import io.akkord.core.graph.SegmentCodec;
import io.akkord.core.message.Completions;
import io.akkord.core.message.Failure;
import io.akkord.core.message.ToWorker;
import io.akkord.core.supervisor.GraphEvent.EpochStarted;
import io.akkord.core.supervisor.GraphEvent.GraphCancelled;
import io.akkord.core.supervisor.GraphEvent.GraphCompleted;
import io.akkord.core.supervisor.GraphEvent.GraphExtended;
import io.akkord.core.supervisor.GraphEvent.GraphPart;
import io.akkord.core.supervisor.GraphEvent.GraphSealed;
import io.akkord.core.supervisor.GraphEvent.GraphSubmitted;
import io.akkord.core.supervisor.GraphEvent.ResultsAdopted;
import io.akkord.core.supervisor.GraphEvent.ResultsMissing;
import io.akkord.core.supervisor.GraphEvent.ResultsRecomputed;
import io.akkord.core.supervisor.GraphEvent.TaskFailed;
import io.akkord.core.supervisor.GraphEvent.TasksCompleted;
import io.akkord.core.supervisor.GraphEvent.TasksDispatched;
import io.akkord.core.supervisor.GraphEvent.WorkerLost;
import io.akkord.core.supervisor.GraphEvent.WorkerSeen;
import java.util.ArrayList;
import java.util.List;
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

    /** Number of the last fact; it is its sequence number in the journal. */
    long eventNumber;

    long epoch;
    long partsSequence;
    long digest;
    long lastExtension;

    @Nullable
    GraphOptions options;

    boolean sealed;
    GraphStatus.@Nullable State outcome;
    String message = "";
    long submittedMillis;
    long endedMillis;

    /** Every task below was dispatched at least once, or can never run. */
    int frontier;

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

    /** Results that nobody needs any more and attempts that must stop: drained after the facts are recorded. */
    private final IntList released = new IntList();

    private final IntList releasedFrom = new IntList();
    private final IntList stopped = new IntList();
    private final IntList stoppedAt = new IntList();

    /** Applies the next fact. */
    public void apply(GraphEvent event) {
        beginEvent();
        if (event instanceof TasksCompleted completed) {
            Completions columns = completed.completions();
            for (int i = 0; i < columns.count(); i++) {
                completeRow(completed.workers()[i], columns, i);
            }
        } else if (event instanceof TasksDispatched dispatched) {
            for (int i = 0; i < dispatched.tasks().length; i++) {
                dispatchRow(
                        dispatched.tasks()[i],
                        dispatched.workers()[i],
                        dispatched.attempts()[i]);
            }
        } else if (event instanceof ResultsRecomputed again) {
            for (int i = 0; i < again.completions().count(); i++) {
                recomputeRow(again.workers()[i], again.completions(), i);
            }
        } else {
            applyRare(event);
        }
        endEvent();
    }

    /** Begins a fact whose rows are applied one by one while they are decided; {@link #endEvent()} ends it. */
    void beginEvent() {
        eventNumber++;
    }

    private void applyRare(GraphEvent event) {
        if (event instanceof EpochStarted started) {
            epoch = started.epoch();
        } else if (event instanceof GraphPart part) {
            addPart(part);
        } else if (event instanceof GraphSubmitted submitted) {
            digest = submitted.digest();
            options = submitted.options();
            sealed = !submitted.open();
            submittedMillis = submitted.wallMillis();
            appendParts();
        } else if (event instanceof GraphExtended extended) {
            lastExtension = extended.sequence();
            appendParts();
        } else if (event instanceof GraphSealed) {
            sealed = true;
        } else if (event instanceof WorkerSeen seen) {
            workers.add(seen.worker(), seen.workerId(), seen.node());
        } else if (event instanceof TaskFailed failure) {
            fail(failure);
        } else if (event instanceof WorkerLost lost) {
            lose(lost);
        } else if (event instanceof ResultsMissing missing) {
            miss(missing);
        } else if (event instanceof ResultsAdopted adopted) {
            adopt(adopted);
        } else if (event instanceof GraphCancelled cancelled) {
            message = cancelled.reason();
        } else if (event instanceof GraphCompleted completed) {
            outcome = completed.outcome();
            message = completed.message();
            endedMillis = completed.wallMillis();
        }
    }

    private void addPart(GraphPart part) {
        if (part.sequence() != partsSequence) {
            parts.clear();
            partsSequence = part.sequence();
        }
        parts.add(part.bytes());
    }

    private void appendParts() {
        GraphSegment segment = SegmentCodec.decode(SegmentCodec.join(parts));
        parts.clear();
        append(segment);
    }

    void append(GraphSegment segment) {
        segments.add(segment);
        graph.append(segment);
        tasks.grow(graph);
        costs.grow(graph.operationCount());
        for (int output : segment.outputs()) {
            tasks.set(output, TaskTable.OUTPUT);
        }
        queueMore(Lineage.queueWanted(graph, tasks, frontier));
        for (int task = segment.firstTask(); task < tasks.count; task++) {
            if (dependsOnFailed(task)) {
                bar(task);
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

    private void queueMore(int more) {
        queued += more;
        reruns += more;
    }

    /** Applies one row of a dispatch; the row-wise form lets decisions see each row's effect at once. */
    void dispatchRow(int task, int worker, int attempt) {
        if (tasks.has(task, TaskTable.QUEUED)) {
            tasks.clear(task, TaskTable.QUEUED);
            queued--;
        }
        tasks.set(task, TaskTable.DISPATCHED);
        tasks.attempts[task] = attempt;
        tasks.workers[task] = worker;
        workers.changeInFlight(worker, 1);
        if (task == frontier) {
            frontier++;
        }
    }

    /** Applies one row of first completions. */
    void completeRow(int worker, Completions columns, int row) {
        int task = columns.tasks()[row];
        stopAttempt(task, worker);
        tasks.set(task, TaskTable.RECORDED);
        place(task, worker, columns, row);
        recorded++;
        costs.learn(graph.operationRow(task), columns.runMicros()[row], columns.sizes()[row]);
        for (int edge = graph.firstDependent(task); edge >= 0; edge = graph.nextDependent(edge)) {
            tasks.openInputs[graph.dependent(edge)]--;
        }
        closeInputs(task);
        releaseIfUnneeded(task);
    }

    void recomputeRow(int worker, Completions columns, int row) {
        int task = columns.tasks()[row];
        stopAttempt(task, worker);
        place(task, worker, columns, row);
        recomputed++;
        reruns--;
        for (int at = graph.inputStart(task); at < graph.inputEnd(task); at++) {
            releaseIfUnneeded(graph.input(at));
        }
        releaseIfUnneeded(task);
    }

    /** Ends the attempt that is under way; if it is not the reporting worker's, that one is told to stop. */
    private void stopAttempt(int task, int reporter) {
        if (tasks.has(task, TaskTable.DISPATCHED)) {
            tasks.clear(task, TaskTable.DISPATCHED);
            workers.changeInFlight(tasks.workers[task], -1);
            if (tasks.workers[task] != reporter) {
                stopped.add(task);
                stoppedAt.add(tasks.workers[task]);
            }
        } else if (tasks.has(task, TaskTable.QUEUED)) {
            tasks.clear(task, TaskTable.QUEUED);
            queued--;
        }
    }

    private void place(int task, int worker, Completions columns, int row) {
        tasks.workers[task] = worker;
        tasks.sizes[task] = (int) Math.min(columns.sizes()[row], Integer.MAX_VALUE);
        tasks.digests[task] = columns.digests()[row];
        tasks.places[task] = (byte) (columns.places()[row] + TaskTable.PLACE_HELD);
        if (columns.places()[row] == Completions.INLINE) {
            tasks.eventNumbers[task] = (int) eventNumber;
        }
    }

    private void closeInputs(int task) {
        for (int at = graph.inputStart(task), end = graph.inputEnd(task); at < end; at++) {
            int input = graph.input(at);
            if (--tasks.openDependents[input] == 0) {
                releaseIfUnneeded(input);
            }
        }
    }

    private void releaseIfUnneeded(int task) {
        if (tasks.openDependents[task] > 0
                || !tasks.isRecorded(task)
                || tasks.has(task, TaskTable.OUTPUT | TaskTable.DISPATCHED | TaskTable.QUEUED)
                || tasks.workers[task] == TaskTable.NO_WORKER
                || reruns > 0 && Lineage.isWanted(graph, tasks, task)) {
            return;
        }
        released.add(task);
        releasedFrom.add(tasks.workers[task]);
        tasks.workers[task] = TaskTable.NO_WORKER;
        if (tasks.places[task] == TaskTable.PLACE_HELD) {
            tasks.places[task] = TaskTable.PLACE_NONE;
        }
    }

    private void fail(TaskFailed failure) {
        int task = failure.task();
        if (firstFailure == null) {
            firstFailure = failure.failure();
            firstFailedTask = task;
            firstFailedAttempt = failure.attempt();
            firstFailedNode = workers.node(failure.worker());
        }
        if (tasks.isRecorded(task)) {
            reruns--;
        }
        stopAttempt(task, failure.worker());
        boolean counted = tasks.isFinal(task);
        tasks.set(task, TaskTable.FAILED);
        if (!counted) {
            failed++;
            closeInputs(task);
        }
        barDependents(task);
    }

    /** Bars what can no longer run, by a stack instead of recursion: chains may be a million long. */
    private void barDependents(int task) {
        IntList stack = new IntList();
        stack.add(task);
        while (!stack.isEmpty()) {
            int at = stack.removeLast();
            for (int edge = graph.firstDependent(at); edge >= 0; edge = graph.nextDependent(edge)) {
                int dependent = graph.dependent(edge);
                if (!tasks.isFinal(dependent)) {
                    bar(dependent);
                    stack.add(dependent);
                }
            }
        }
    }

    private void bar(int task) {
        stopAttempt(task, TaskTable.NO_WORKER);
        tasks.set(task, TaskTable.BARRED);
        failed++;
        closeInputs(task);
    }

    private void lose(WorkerLost lost) {
        for (int task : lost.tasks()) {
            requeue(task, lost.worker());
        }
        for (int task = 0; task < frontier; task++) {
            if (tasks.workers[task] == lost.worker() && !tasks.has(task, TaskTable.DISPATCHED)) {
                forgetHolder(task);
            }
        }
        queueMore(Lineage.queueWanted(graph, tasks, frontier));
    }

    private void miss(ResultsMissing missing) {
        for (int task : missing.attempts()) {
            requeue(task, missing.worker());
        }
        for (int task : missing.results()) {
            if (missing.worker() == ToWorker.FROM_CHECKPOINT) {
                tasks.places[task] = TaskTable.PLACE_NONE;
            } else if (tasks.workers[task] == missing.worker() && !tasks.has(task, TaskTable.DISPATCHED)) {
                forgetHolder(task);
            }
        }
        queueMore(Lineage.queueWanted(graph, tasks, frontier));
    }

    private void requeue(int task, int worker) {
        if (tasks.has(task, TaskTable.DISPATCHED) && tasks.workers[task] == worker) {
            tasks.clear(task, TaskTable.DISPATCHED);
            tasks.set(task, TaskTable.QUEUED);
            tasks.workers[task] = TaskTable.NO_WORKER;
            workers.changeInFlight(worker, -1);
            queued++;
            attemptsLost++;
        }
    }

    private void forgetHolder(int task) {
        tasks.workers[task] = TaskTable.NO_WORKER;
        if (tasks.places[task] == TaskTable.PLACE_HELD) {
            tasks.places[task] = TaskTable.PLACE_NONE;
        }
    }

    private void adopt(ResultsAdopted adopted) {
        for (int i = 0; i < adopted.results().length; i++) {
            int task = adopted.results()[i];
            if (tasks.has(task, TaskTable.QUEUED) && tasks.isRecorded(task)) {
                tasks.clear(task, TaskTable.QUEUED);
                queued--;
                reruns--;
            }
            tasks.workers[task] = adopted.worker();
            tasks.sizes[task] = (int) Math.min(adopted.sizes()[i], Integer.MAX_VALUE);
            if (tasks.places[task] == TaskTable.PLACE_NONE) {
                tasks.places[task] = TaskTable.PLACE_HELD;
            }
        }
    }

    void endEvent() {
        while (frontier < tasks.count && tasks.isFinal(frontier)) {
            frontier++;
        }
    }

    /** How the graph is run; only asked for once it is submitted. */
    GraphOptions options() {
        return java.util.Objects.requireNonNull(options, "the graph is not submitted");
    }

    /** Longest path from the task to the end of the graph. */
    int rank(int task) {
        return graph.bottomLevels()[task];
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

    /** Takes the results to be released since the last call, grouped for {@code consumer}: (task, holder). */
    void drainReleased(PairConsumer consumer) {
        drain(released, releasedFrom, consumer);
    }

    /** Takes the attempts to be stopped since the last call: (task, worker). */
    void drainStopped(PairConsumer consumer) {
        drain(stopped, stoppedAt, consumer);
    }

    private static void drain(IntList firsts, IntList seconds, PairConsumer consumer) {
        for (int i = 0; i < firsts.size(); i++) {
            consumer.accept(firsts.get(i), seconds.get(i));
        }
        firsts.clear();
        seconds.clear();
    }

    /** Takes two ints. */
    interface PairConsumer {
        void accept(int first, int second);
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
    public GraphStatus status(io.akkord.api.GraphId id, int liveWorkers) {
        return StatusReport.of(this, id, liveWorkers);
    }
}
