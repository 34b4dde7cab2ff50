package io.akkord.core.supervisor;

import io.akkord.api.Durability;
import io.akkord.api.GraphOptions;
import io.akkord.api.TaskOptions;
import io.akkord.core.collection.ByteList;
import io.akkord.core.collection.IntList;
import io.akkord.core.graph.OperationSpec;
import io.akkord.core.message.ToWorker;
import io.akkord.core.placement.Placement;
import io.akkord.core.placement.Placements;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Hands tasks to workers ahead of their readiness, in topological order and in windows.
 *
 * <p>Progress rule: a task is dispatched only when each of its inputs is recorded or dispatched. New tasks go strictly in
 * order of their numbers, so what is dispatched is always a closed prefix of the graph; queued ones (lost, or needed by
 * lineage) go first, smallest number first, and may exceed a window. So some dispatched task can always run.
 */
final class Dispatcher {

    private final GraphState state;
    private final Sessions sessions;
    private final Recorder recorder;
    private final TaskReports reports;
    private final LiveCandidates candidates;
    private final Placement.Choice choice = new Placement.Choice();
    private @Nullable Placement placement;
    private @Nullable Columns open;

    /** Rows of one event; more are cut into several, so that none exceeds a megabyte. */
    private static final int MOST_ROWS = 32 * 1024;

    /** The event under construction and the messages that go with it. */
    private static final class Columns {
        final IntList tasks = new IntList();
        final IntList workers = new IntList();
        final IntList attempts = new IntList();
        final ByteList reasons = new ByteList();
        final IntList scores = new IntList();
        final IntList runnersUp = new IntList();
        final TreeMap<Integer, DispatchColumns> messages = new TreeMap<>();
        final Moves moves;

        Columns(GraphState state) {
            moves = new Moves(state);
        }
    }

    Dispatcher(
            GraphState state, Sessions sessions, Recorder recorder, TaskReports reports, SchedulerSettings settings) {
        this.state = state;
        this.sessions = sessions;
        this.recorder = recorder;
        this.reports = reports;
        this.candidates = new LiveCandidates(state, settings);
    }

    void dispatch() {
        if (!state.isSubmitted() || state.isEnded() || state.unfinished() + state.queued == 0) {
            return;
        }
        candidates.refresh(sessions);
        if (candidates.count() == 0) {
            return;
        }
        dispatchQueued();
        dispatchNew();
        close();
    }

    /** What has completed already, and only waits for its inputs' records, is not dispatched again. */
    private void dispatchQueued() {
        int waiting = Integer.MAX_VALUE;
        for (int task = state.firstQueued; state.queued > 0 && task < state.frontier; task++) {
            if (!state.tasks.has(task, TaskTable.QUEUED)) {
                continue;
            }
            if (!reports.holds(task) && inputsComing(task) && chooseForQueued(task)) {
                byte reason = state.tasks.isRecorded(task)
                        ? GraphEvent.TasksDispatched.REASON_LINEAGE
                        : GraphEvent.TasksDispatched.REASON_LOST;
                add(task, reason);
            } else {
                waiting = Math.min(waiting, task);
            }
        }
        state.firstQueued = waiting;
    }

    private boolean inputsComing(int task) {
        for (int at = state.graph.inputStart(task); at < state.graph.inputEnd(task); at++) {
            if (!Sources.known(state.tasks, state.graph.input(at))) {
                return false;
            }
        }
        return true;
    }

    /** The least loaded allowed worker, whatever its credit. */
    private boolean chooseForQueued(int task) {
        int best = -1;
        for (int i = 0; i < candidates.count(); i++) {
            if (candidates.allows(i, task)
                    && (best < 0
                            || (long) candidates.inFlight(i) * candidates.slots(best)
                                    < (long) candidates.inFlight(best) * candidates.slots(i))) {
                best = i;
            }
        }
        choice.candidate = best;
        choice.score = best < 0 ? 0 : candidates.inFlight(best);
        choice.runnerUp = Integer.MAX_VALUE;
        return best >= 0;
    }

    private void dispatchNew() {
        Placement rule = placement();
        while (true) {
            state.endEvent();
            int task = state.frontier;
            if (task >= state.tasks.count || isBehindQueued(task) || !rule.place(task, candidates, choice)) {
                return;
            }
            add(task, GraphEvent.TasksDispatched.REASON_FIRST);
        }
    }

    /** Everything before the frontier is recorded or dispatched, unless something is queued that has no place yet. */
    private boolean isBehindQueued(int task) {
        return state.queued > 0 && !inputsComing(task);
    }

    private Placement placement() {
        if (placement == null) {
            GraphOptions options = state.options();
            placement = Placements.of(options.sharding(), options.seed());
        }
        return placement;
    }

    private void add(int task, byte reason) {
        if (open == null) {
            state.beginEvent();
            open = new Columns(state);
        }
        Sessions.Session session = candidates.session(choice.candidate);
        int attempt = state.tasks.attempts[task] + 1;
        state.dispatchRow(task, session.worker, attempt);
        open.tasks.add(task);
        open.workers.add(session.worker);
        open.attempts.add(attempt);
        open.reasons.add(reason);
        open.scores.add(choice.score);
        open.runnersUp.add(choice.runnerUp);
        DispatchColumns message = open.messages.computeIfAbsent(session.worker, w -> new DispatchColumns());
        message.add(state, task, state.rank(task), flags(task));
        if (reason != GraphEvent.TasksDispatched.REASON_FIRST) {
            open.moves.addForConsumers(task);
        }
        if (message.isFull() || open.tasks.size() >= MOST_ROWS) {
            close();
        }
    }

    private byte flags(int task) {
        TaskOptions options = state.graph.options(task);
        boolean durable = state.tasks.has(task, TaskTable.OUTPUT)
                || options.checkpoint()
                || options.impure()
                || state.options().durability() == Durability.CHECKPOINTED;
        return (byte) ((durable ? ToWorker.FLAG_DURABLE : 0) | (options.impure() ? ToWorker.FLAG_IMPURE : 0));
    }

    private void close() {
        if (open == null) {
            return;
        }
        Columns columns = open;
        open = null;
        state.endEvent();
        recorder.recordApplied(new GraphEvent.TasksDispatched(
                columns.tasks.toArray(),
                columns.workers.toArray(),
                columns.attempts.toArray(),
                columns.reasons.toArray(),
                columns.scores.toArray(),
                columns.runnersUp.toArray()));
        columns.messages.forEach((worker, message) -> {
            define(worker);
            recorder.send(worker, message.message());
        });
        columns.moves.send(recorder);
    }

    /** Sends the rows of the tables that the worker does not have yet. */
    private void define(int worker) {
        Sessions.Session session = java.util.Objects.requireNonNull(sessions.get(worker));
        int operations = state.graph.operationCount();
        if (session.definedOperations < operations) {
            List<OperationSpec> rows = new ArrayList<>();
            for (int row = session.definedOperations; row < operations; row++) {
                rows.add(state.graph.operationAt(row));
            }
            recorder.send(worker, new ToWorker.DefineOperations(session.definedOperations, rows));
            session.definedOperations = operations;
        }
        int options = state.graph.optionsCount();
        if (session.definedOptions < options) {
            List<TaskOptions> rows = new ArrayList<>();
            for (int row = session.definedOptions; row < options; row++) {
                rows.add(state.graph.optionsAt(row));
            }
            recorder.send(worker, new ToWorker.DefineOptions(session.definedOptions, rows));
            session.definedOptions = options;
        }
    }
}
