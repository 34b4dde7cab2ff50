package io.akkord.core.supervisor;

import io.akkord.api.Durability;
import io.akkord.api.TaskOptions;
import io.akkord.core.collection.ByteList;
import io.akkord.core.collection.IntList;
import io.akkord.core.graph.OperationSpec;
import io.akkord.core.message.ToWorker;
import io.akkord.core.placement.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Dispatches under way: the event under construction and the messages that go with it. Each row is applied at once. */
final class DispatchBatch {

    /** Rows of one event; more are cut into several, so that none exceeds a megabyte. */
    private static final int MOST_ROWS = 32 * 1024;

    private static final class Columns {
        final IntList tasks = new IntList();
        final IntList workers = new IntList();
        final IntList attempts = new IntList();
        final ByteList reasons = new ByteList();
        final IntList scores = new IntList();
        final IntList runnersUp = new IntList();
        final TreeMap<Integer, DispatchColumns> messages = new TreeMap<>();
        final Moves moves;
        int lastWorker = TaskTable.NO_WORKER;
        DispatchColumns last = new DispatchColumns();

        Columns(GraphState state) {
            moves = new Moves(state);
        }

        /** Rows for a worker; mostly the one of the row before. */
        DispatchColumns message(int worker) {
            if (worker != lastWorker) {
                last = messages.computeIfAbsent(worker, w -> new DispatchColumns());
                lastWorker = worker;
            }
            return last;
        }
    }

    private final GraphState state;
    private final Sessions sessions;
    private final Recorder recorder;
    private final StoreChoice stores;
    private final SchedulerSettings settings;
    private @Nullable Columns open;

    DispatchBatch(
            GraphState state, Sessions sessions, Recorder recorder, StoreChoice stores, SchedulerSettings settings) {
        this.settings = settings;
        this.state = state;
        this.sessions = sessions;
        this.recorder = recorder;
        this.stores = stores;
    }

    void add(int task, int worker, int rank, byte reason, Placement.Choice choice) {
        Columns columns = open;
        if (columns == null) {
            state.beginEvent();
            columns = new Columns(state);
            open = columns;
        }
        int attempt = state.tasks.attempts[task] + 1;
        state.dispatchRow(task, worker, attempt);
        columns.tasks.add(task);
        columns.workers.add(worker);
        columns.attempts.add(attempt);
        columns.reasons.add(reason);
        columns.scores.add(clamped(choice.score));
        columns.runnersUp.add(clamped(choice.runnerUp));
        DispatchColumns message = columns.message(worker);
        message.add(state, task, rank, flags(task));
        if (reason != GraphEvent.TasksDispatched.REASON_FIRST) {
            columns.moves.addForConsumers(task);
        }
        if (message.isFull() || columns.tasks.size() >= MOST_ROWS) {
            close();
        }
    }

    private static int clamped(long score) {
        return (int) Math.min(score, Integer.MAX_VALUE);
    }

    private byte flags(int task) {
        TaskOptions options = state.graph.options(task);
        boolean durable = state.tasks.mustBeDurable(task)
                || options.checkpoint()
                || options.impure()
                || state.options().durability() == Durability.CHECKPOINTED
                || (state.options().durability() == Durability.CHECKPOINTED_BY_COST && stores.isWorthStoring(task));
        return (byte) ((durable ? ToWorker.FLAG_DURABLE : 0)
                | (options.impure() ? ToWorker.FLAG_IMPURE : 0)
                | (Quarantine.isLastChance(state, settings, task) ? ToWorker.FLAG_ALONE : 0));
    }

    /** Ends the event under construction and sends what goes with it. */
    void close() {
        if (open == null) {
            return;
        }
        Columns columns = open;
        open = null;
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
        Sessions.Session session = Objects.requireNonNull(sessions.get(worker));
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
