package io.akkord.core.supervisor;

import io.akkord.core.collection.IntList;
import io.akkord.core.collection.LongList;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.util.BitSet;

/**
 * Compares what a worker has with what the truth says, when it comes or comes back, and when an input cannot be had.
 *
 * <p>A worker is adopted by asking for its inventory on a new link; completions that were not recorded come before it.
 * What it runs under the attempt that counts goes on; what it holds and someone needs becomes a replica; the rest is
 * dropped, and what it was believed to have and has not is missing.
 */
final class Adoption {

    private final GraphState state;
    private final TaskTable tasks;
    private final Sessions sessions;
    private final Recorder recorder;
    private final TaskReports reports;

    Adoption(GraphState state, Sessions sessions, Recorder recorder, TaskReports reports) {
        this.state = state;
        this.tasks = state.tasks;
        this.sessions = sessions;
        this.recorder = recorder;
        this.reports = reports;
    }

    void inventory(Sessions.Session session, ToSupervisor.Inventory inventory) {
        reports.close();
        int worker = session.worker;
        sessions.adopt(session);
        IntList dropped = new IntList();
        BitSet running = running(worker, inventory, dropped);
        recordMissing(worker, running, inventory);
        adoptResults(worker, inventory, reports.takeUnwanted(worker), dropped);
        if (!dropped.isEmpty()) {
            recorder.send(worker, new ToWorker.Cancel(dropped.toArray()));
        }
        resendSources(worker, running);
    }

    /** What goes on; the rest of what the worker has under way is added to {@code dropped}. */
    private BitSet running(int worker, ToSupervisor.Inventory inventory, IntList dropped) {
        BitSet running = new BitSet();
        for (int i = 0; i < inventory.active().length; i++) {
            int task = inventory.active()[i];
            if (counts(worker, task, inventory.attempts()[i])) {
                running.set(task);
            } else {
                dropped.add(task);
            }
        }
        return running;
    }

    private boolean counts(int worker, int task, int attempt) {
        return isTask(task) && attempt > 0 && state.attemptAt(task, worker) == attempt;
    }

    private boolean isTask(int task) {
        return task >= 0 && task < tasks.count;
    }

    private void recordMissing(int worker, BitSet running, ToSupervisor.Inventory inventory) {
        BitSet here = new BitSet();
        for (int task : inventory.held()) {
            if (isTask(task)) {
                here.set(task);
            }
        }
        IntList results = new IntList();
        IntList attempts = new IntList();
        for (int task = 0; task < state.dispatchedEnd; task++) {
            if (state.attemptAt(task, worker) > 0) {
                if (!running.get(task) && !reports.holds(task, worker)) {
                    attempts.add(task);
                }
            } else if (state.whereabouts.isHolder(task, worker) && !here.get(task)) {
                results.add(task);
            }
        }
        if (!results.isEmpty() || !attempts.isEmpty()) {
            recorder.record(new GraphEvent.ResultsMissing(worker, results.toArray(), attempts.toArray()));
            tellSources(results);
            Moves moves = new Moves(state);
            moves.addForSurvivors(attempts.toArray());
            moves.send(recorder);
        }
    }

    private void tellSources(IntList results) {
        Moves moves = new Moves(state);
        for (int i = 0; i < results.size(); i++) {
            moves.addForConsumers(results.get(i));
        }
        moves.send(recorder);
    }

    /** A copy whose completion was refused is never adopted: of an impure task it may be another result. */
    private void adoptResults(int worker, ToSupervisor.Inventory inventory, BitSet refused, IntList dropped) {
        refused.stream().forEach(dropped::add);
        IntList adopted = new IntList();
        LongList sizes = new LongList();
        for (int i = 0; i < inventory.held().length; i++) {
            int task = inventory.held()[i];
            if (!isTask(task) || refused.get(task)) {
                continue;
            }
            if (state.whereabouts.isHolder(task, worker) || reports.holds(task, worker)) {
                continue;
            }
            if (isOfUse(task)) {
                adopted.add(task);
                sizes.add(inventory.sizes()[i]);
            } else {
                dropped.add(task);
            }
        }
        if (!adopted.isEmpty()) {
            recorder.record(new GraphEvent.ResultsAdopted(worker, adopted.toArray(), sizes.toArray()));
            tellSources(adopted);
        }
    }

    private boolean isOfUse(int task) {
        return tasks.isRecorded(task)
                && tasks.workers[task] == TaskTable.NO_WORKER
                && tasks.isWanted(task)
                && !tasks.has(task, TaskTable.FAILED | TaskTable.BARRED);
    }

    /** What moved while the worker was away is told again; telling it twice does no harm. */
    private void resendSources(int worker, BitSet running) {
        Moves moves = new Moves(state);
        for (int task = running.nextSetBit(0); task >= 0; task = running.nextSetBit(task + 1)) {
            for (int at = state.graph.inputStart(task); at < state.graph.inputEnd(task); at++) {
                moves.add(worker, state.graph.input(at));
            }
        }
        moves.send(recorder);
    }

    /**
     * Inputs could not be had: a holder lost them, a stored one is damaged, or the reporter asked where they were before
     * they moved. In any case it is told where they are now, if they are anywhere.
     */
    void unavailable(int reporter, ToSupervisor.InputsUnavailable report) {
        reports.close();
        Moves moves = new Moves(state);
        for (int i = 0; i < report.inputs().length; i++) {
            int input = report.inputs()[i];
            if (!isTask(input)) {
                continue;
            }
            if (forget(input, report.sources()[i])) {
                moves.addForConsumers(input);
            } else {
                moves.add(reporter, input);
            }
        }
        moves.send(recorder);
    }

    /** Whether the result was believed to be there and now is not. */
    private boolean forget(int input, int source) {
        int[] one = {input};
        if (source == ToWorker.FROM_CHECKPOINT) {
            if (tasks.places[input] != TaskTable.PLACE_CHECKPOINT || tasks.has(input, TaskTable.DISPATCHED)) {
                return false;
            }
            recorder.record(new GraphEvent.ResultsMissing(source, one, new int[0]));
        } else if (source < 0 || tasks.workers[input] != source) {
            return false;
        } else if (!tasks.has(input, TaskTable.DISPATCHED)) {
            recorder.record(new GraphEvent.ResultsMissing(source, one, new int[0]));
            recorder.drop(source, new ToWorker.Release(one));
        } else if (reports.holds(input, source)) {
            reports.forget(input);
            recorder.record(new GraphEvent.ResultsMissing(source, new int[0], one));
            recorder.drop(source, new ToWorker.Cancel(one));
        } else {
            return false;
        }
        return true;
    }
}
