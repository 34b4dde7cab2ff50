package io.akkord.core.supervisor;

import io.akkord.api.GraphId;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.core.liveness.StuckBody;
import io.akkord.core.liveness.WorkerDeath;
import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.space.RestatementRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of one graph's supervisor. What arrives is told by the methods below, in any number; {@link #decide}
 * then gives the facts to record and the effects to carry out behind them. Starts no thread, reads no clock: wall time
 * is for display, monotonic nanoseconds for patience, both given by the caller. One writer.
 */
public final class GraphScheduler {

    private record Cancellation(String reason, long wallMillis) {}

    private final GraphState state;
    private final Sessions sessions = new Sessions();
    private final Recorder recorder;
    private final TaskReports reports;
    private final WorkerArrivals arrivals;
    private final Adoption adoption;
    private final Stealing stealing;
    private final ChangedCode changedCode;
    private final Quarantine quarantine;
    private final Leaving leaving;
    private final Dispatcher dispatcher;
    private final Speculation speculation;
    private final Submission submission;
    private final Standstill standstill;
    private final Unstoppable unstoppable;
    private final Restatement restatement;
    private final MissingWorkers missing;
    private final Ending ending;
    private final Inbox inbox;
    private final List<WorkerDeath> deaths = new ArrayList<>();
    private List<WorkerInfo> present = List.of();
    private @Nullable Cancellation cancellation;
    private boolean presentChanged;
    private String node = "";
    private long startedMillis;
    private boolean begun;
    private String pause = "";

    public GraphScheduler(GraphState state, SchedulerSettings settings) {
        this.state = state;
        this.recorder = new Recorder(state, sessions);
        this.reports = new TaskReports(state, recorder);
        this.arrivals = new WorkerArrivals(state, sessions, recorder, reports);
        this.adoption = new Adoption(state, sessions, recorder, reports);
        this.stealing = new Stealing(state, recorder);
        this.quarantine = new Quarantine(state, recorder, reports, settings);
        this.leaving = new Leaving(state, sessions, recorder);
        this.changedCode = new ChangedCode(state, sessions, recorder);
        this.dispatcher = new Dispatcher(state, sessions, recorder, reports, stealing, changedCode, settings);
        this.speculation = new Speculation(state, sessions, dispatcher);
        this.inbox = new Inbox(sessions, recorder, reports, adoption, arrivals, stealing, changedCode, leaving);
        this.submission = new Submission(state, recorder);
        this.missing = new MissingWorkers(state, arrivals, settings);
        this.ending = new Ending(state, recorder);
        this.standstill = new Standstill(state, sessions, settings);
        this.unstoppable = new Unstoppable(state);
        this.restatement = new Restatement(state, recorder);
    }

    /**
     * Begins a life: the epoch is recorded before anything else. Of a graph that nobody has submitted nothing is
     * recorded, so that asking for an unknown one leaves no trace.
     */
    public void start(String node, long wallMillis, long nowNanos) {
        missing.started(nowNanos);
        state.aftermath.clear();
        this.node = node;
        this.startedMillis = wallMillis;
        if (state.isBegun() && !state.isEnded()) {
            beginEpoch();
            state.lineage.noteIrreplaceable();
        }
    }

    private void beginEpoch() {
        recorder.record(new GraphEvent.EpochStarted(state.epoch + 1, node, startedMillis));
        begun = true;
    }

    /**
     * Workers whose processes have ended while they executed tasks of this graph. May be told before or after they are
     * gone from the registered ones, and again.
     */
    public void died(List<WorkerDeath> dead) {
        deaths.addAll(dead);
    }

    /** All bodies of this graph that ignore their interrupt, whenever that changes; also after its end. */
    public void stuck(List<StuckBody> bodies) {
        unstoppable.told(bodies);
    }

    /** The registered workers, whenever they change. */
    public void workers(List<WorkerInfo> registered) {
        present = registered;
        presentChanged = true;
    }

    /** Ids of all registered workers that are about to leave, whenever that changes. */
    public void leaving(Set<String> workerIds) {
        leaving.announced(workerIds);
    }

    /**
     * Nothing is dispatched until this is called with an empty text; what runs goes on, and is recorded.
     *
     * @param reason what people are told meanwhile
     */
    public void pauseDispatch(String reason) {
        pause = reason;
    }

    /** Workers of earlier lives whose processes are known to be gone need not be waited for. */
    public void knownDead(Set<String> workerIds) {
        missing.knownDead(workerIds);
    }

    /** Ids of workers that the journal names and that have not come back. */
    public List<String> missingWorkers() {
        return missing.ids();
    }

    /** A message of a worker, from its present link. Decided on by {@link #decide}; nothing changes before. */
    public void received(int worker, ToSupervisor message) {
        inbox.add(worker, message);
    }

    /** A part of the graph or of an extension; returns the index of the part that is wanted next. */
    public int part(long sequence, int index, byte[] bytes) {
        if (!begun && !state.isBegun()) {
            beginEpoch();
        }
        return submission.part(sequence, index, bytes);
    }

    /** Closes the submission; the refusal, if there is one. */
    public Optional<String> submit(int parts, long digest, GraphOptions options, boolean open, long wallMillis) {
        return submission.submit(parts, digest, options, open, wallMillis);
    }

    /** Closes an extension; the refusal, if there is one. */
    public Optional<String> extend(long sequence, int parts, long digest) {
        return submission.extend(sequence, parts, digest);
    }

    /**
     * Takes the code that the registered workers have for that of the graph, where it has changed; the refusal, if it
     * cannot be taken.
     *
     * @param by who accepts it
     */
    public Optional<String> acceptChangedCode(String by, long wallMillis) {
        return state.isSubmitted() && !state.isEnded()
                ? changedCode.accept(by, wallMillis)
                : Optional.of("the graph does not run: there is nothing to accept");
    }

    public void seal(long sequence) {
        submission.seal(sequence);
    }

    /** A client asks for the end; decided on by {@link #decide}. */
    public void cancel(String reason, long wallMillis) {
        cancellation = new Cancellation(reason, wallMillis);
    }

    /** Decides on everything that has arrived since the last call. */
    public Decision decide(long nowNanos, long wallMillis) {
        if (cancellation != null) {
            submission.cancel(cancellation.reason(), cancellation.wallMillis());
            cancellation = null;
        }
        if (state.isSubmitted() && !state.isEnded()) {
            run(nowNanos, wallMillis);
        }
        inbox.clear();
        deaths.clear();
        if (state.isEnded()) {
            closeGraph();
        }
        return recorder.take();
    }

    /**
     * Workers forget a graph that has ended. If the life that ended it did not come to tell them, the next one does, under
     * an epoch of its own; those after it leave the journal alone.
     */
    private void closeGraph() {
        state.aftermath.clear();
        List<WorkerInfo> coming = presentChanged ? present : List.of();
        presentChanged = false;
        if (!begun && state.epoch == state.endedEpoch && arrivals.knowsAny(coming)) {
            beginEpoch();
        }
        if (begun) {
            arrivals.closeGraph(coming);
        }
    }

    /** What is to stop or to go is told before anything is dispatched: the same task may go to the same worker again. */
    private void run(long nowNanos, long wallMillis) {
        inbox.take(nowNanos);
        deaths.forEach(quarantine::died);
        if (presentChanged) {
            presentChanged = false;
            arrivals.registered(present);
        }
        missing.advance(nowNanos);
        for (int task : state.aftermath.drainIrreplaceable()) {
            reports.irreplaceable(task);
        }
        dispatcher.failUnsatisfiable(nowNanos);
        leaving.advance(nowNanos);
        ending.settle();
        ending.end(wallMillis);
        if (pause.isEmpty()) {
            dispatcher.dispatch(nowNanos);
            speculation.copyStragglers(nowNanos);
        }
        ending.settle();
    }

    /** The result of a task, by output name, key or derived key. */
    public TaskResult result(String key) {
        return ResultLookup.find(state, key);
    }

    /** The number of the event with the inline result of a task; 0 if it is not inline. */
    public long inlineEvent(int task) {
        return state.tasks.places[task] == TaskTable.PLACE_INLINE ? state.tasks.eventNumbers[task] : 0;
    }

    /** Names of the outputs, in order. */
    public List<String> outputNames() {
        return state.graph.outputNames();
    }

    /** What was counted wrong along the way beside the truth, for checks; empty if nothing. */
    public List<String> errors() {
        return dispatcher.errors();
    }

    /** Gives up all that there is of a graph that has ended; empty if it has not. What goes is deleted by the caller. */
    public Optional<Decision> prune(long wallMillis) {
        if (state.isBegun() && !state.isEnded()) {
            return Optional.empty();
        }
        recorder.record(new GraphEvent.GraphPruned(state.eventNumber + 1, state.epoch, wallMillis));
        return Optional.of(recorder.take());
    }

    /** Whether the graph is to be said again, so that its oldest events can be deleted. */
    public boolean isRestatementDue(RestatementRule rule) {
        return restatement.isDue(rule);
    }

    /** Tasks whose inline results {@link #restate} needs. */
    public int[] toCarry() {
        return restatement.wanted();
    }

    /**
     * Says the graph again, with the next decision.
     *
     * @param values inline results by task
     * @return whether all that is needed was there
     */
    public boolean restate(Map<Integer, byte[]> values, long wallMillis) {
        return restatement.record(values, wallMillis);
    }

    /** Number of the first event that is still needed; 0 if all are. */
    public long firstEvent() {
        return state.firstEvent();
    }

    /** Whether anything of a graph is there. */
    public boolean isBegun() {
        return state.isBegun();
    }

    public boolean isEnded() {
        return state.isEnded();
    }

    /** When it ended, wall time; 0 before. */
    public long endedMillis() {
        return state.endedMillis;
    }

    public boolean isSubmitted() {
        return state.isSubmitted();
    }

    public boolean isOpen() {
        return state.isSubmitted() && !state.sealed;
    }

    /** Number of the last event that was decided. */
    public long lastEvent() {
        return state.eventNumber;
    }

    public long epoch() {
        return state.epoch;
    }

    public GraphStatus status(GraphId id) {
        return StatusReport.of(
                state, id, sessions.adoptedCount(), unstoppable.behind(StatusReport.message(state, waits())));
    }

    private Optional<String> waits() {
        if (state.isEnded()) {
            return Optional.empty();
        }
        return pause.isEmpty()
                ? standstill
                        .reason(missing.waitedFor())
                        .or(dispatcher::waitsFor)
                        .or(standstill::fullMemory)
                        .or(leaving::message)
                : Optional.of(pause);
    }

    /** The present address of a worker's transfer server, {@code host:port}; empty if it is not linked. */
    public Optional<WorkerInfo> worker(int worker) {
        return Optional.ofNullable(sessions.get(worker)).map(session -> session.info);
    }
}
