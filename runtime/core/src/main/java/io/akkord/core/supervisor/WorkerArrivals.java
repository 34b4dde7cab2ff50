package io.akkord.core.supervisor;

import io.akkord.core.collection.IntList;
import io.akkord.core.collection.LongList;
import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import io.akkord.core.message.WorkerAddress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Decides what the coming, going and coming back of workers means for one graph: adoption of what they hold and run, and
 * the verdict of loss.
 *
 * <p>A worker is adopted by asking for its inventory on a new link. What it runs under the attempt that counts goes on;
 * what it holds and someone needs becomes a replica; the rest is dropped. Workers that the journal names and that do not
 * come back within the grace are lost. A task is dispatched anew only after its worker was adopted without it or lost.
 */
final class WorkerArrivals {

    private final GraphState state;
    private final Sessions sessions;
    private final Recorder recorder;
    private final TaskReports reports;

    WorkerArrivals(GraphState state, Sessions sessions, Recorder recorder, TaskReports reports) {
        this.state = state;
        this.sessions = sessions;
        this.recorder = recorder;
        this.reports = reports;
    }

    /** Takes the present list of registered workers. */
    void registered(List<WorkerInfo> present) {
        for (Sessions.Session session : List.copyOf(sessions.all())) {
            boolean still = present.stream()
                    .anyMatch(info -> info.workerId().equals(session.info.workerId())
                            && info.registration() == session.info.registration());
            if (!still) {
                boolean back = present.stream().anyMatch(info -> info.workerId().equals(session.info.workerId()));
                close(session.worker, !back || leaseEnded(session, present));
            }
        }
        boolean changed = false;
        for (WorkerInfo info : present) {
            int worker = state.workers.find(info.workerId());
            if (worker < 0) {
                worker = state.workers.count();
                recorder.record(new GraphEvent.WorkerSeen(worker, info.workerId(), info.node()));
            }
            if (sessions.get(worker) == null) {
                open(worker, info);
                changed = true;
            }
        }
        if (changed) {
            introduce();
        }
    }

    /** A worker that registered anew without a new actor system was given up before: its lease had ended. */
    private static boolean leaseEnded(Sessions.Session session, List<WorkerInfo> present) {
        return present.stream()
                .anyMatch(info -> info.workerId().equals(session.info.workerId())
                        && info.incarnation() == session.info.incarnation());
    }

    private void open(int worker, WorkerInfo info) {
        sessions.put(new Sessions.Session(worker, info));
        recorder.instruct(new Instruction.OpenLink(worker, info));
        recorder.send(worker, new ToWorker.OpenGraph(worker, state.options().ordering()));
    }

    /** Tells every worker where the others are. */
    private void introduce() {
        List<WorkerAddress> addresses = new ArrayList<>();
        for (Sessions.Session session : sessions.all()) {
            WorkerInfo info = session.info;
            addresses.add(new WorkerAddress(
                    session.worker,
                    info.workerId(),
                    info.incarnation(),
                    info.path(),
                    info.transferHost(),
                    info.transferPort()));
        }
        for (Sessions.Session session : sessions.all()) {
            recorder.send(session.worker, new ToWorker.DefineWorkers(addresses));
        }
    }

    private void close(int worker, boolean lost) {
        sessions.remove(worker);
        recorder.instruct(new Instruction.CloseLink(worker));
        if (lost) {
            lose(worker);
        }
    }

    /** Gives up a worker: its attempts go back to the queue, its results are gone. */
    void lose(int worker) {
        IntList attempts = new IntList();
        IntList waiting = new IntList();
        IntList inputs = new IntList();
        boolean holds = false;
        for (int task = 0; task < state.frontier; task++) {
            if (!state.tasks.has(task, TaskTable.DISPATCHED)) {
                holds |= state.tasks.workers[task] == worker;
            } else if (state.tasks.workers[task] == worker) {
                attempts.add(task);
            } else {
                inputsFrom(worker, task, waiting, inputs);
            }
        }
        if (attempts.isEmpty() && !holds) {
            return;
        }
        byte[] executing = new byte[attempts.size()];
        recorder.record(new GraphEvent.WorkerLost(worker, attempts.toArray(), executing));
        Moves moves = new Moves();
        for (int i = 0; i < waiting.size(); i++) {
            if (Sources.known(state.tasks, inputs.get(i))) {
                moves.add(state.tasks.workers[waiting.get(i)], inputs.get(i), Sources.of(state.tasks, inputs.get(i)));
            }
        }
        moves.send(recorder);
    }

    private void inputsFrom(int worker, int task, IntList waiting, IntList inputs) {
        for (int at = state.graph.inputStart(task); at < state.graph.inputEnd(task); at++) {
            int input = state.graph.input(at);
            if (state.tasks.workers[input] == worker && !state.tasks.has(input, TaskTable.DISPATCHED)) {
                waiting.add(task);
                inputs.add(input);
            }
        }
    }

    /** Workers that the journal names, that hold or run something, and that have not come back. */
    List<Integer> missing() {
        BitSet involved = new BitSet();
        for (int task = 0; task < state.frontier; task++) {
            if (state.tasks.workers[task] != TaskTable.NO_WORKER) {
                involved.set(state.tasks.workers[task]);
            }
        }
        List<Integer> gone = new ArrayList<>();
        for (int worker = involved.nextSetBit(0); worker >= 0; worker = involved.nextSetBit(worker + 1)) {
            if (sessions.get(worker) == null) {
                gone.add(worker);
            }
        }
        return gone;
    }

    /** Compares what a worker has with what the truth says, and adopts or drops each thing. */
    void inventory(Sessions.Session session, ToSupervisor.Inventory inventory) {
        reports.close();
        int worker = session.worker;
        BitSet running = new BitSet();
        IntList cancelled = new IntList();
        for (int i = 0; i < inventory.active().length; i++) {
            int task = inventory.active()[i];
            if (counts(worker, task, inventory.attempts()[i])) {
                running.set(task);
            } else {
                cancelled.add(task);
            }
        }
        Set<Integer> heldHere = adoptResults(worker, inventory);
        recordMissing(worker, running, heldHere);
        if (!cancelled.isEmpty()) {
            recorder.send(worker, new ToWorker.Cancel(cancelled.toArray()));
        }
        session.adopted = true;
        resendSources(worker, running);
    }

    private boolean counts(int worker, int task, int attempt) {
        return task < state.tasks.count
                && state.tasks.has(task, TaskTable.DISPATCHED)
                && state.tasks.workers[task] == worker
                && state.tasks.attempts[task] == attempt;
    }

    private Set<Integer> adoptResults(int worker, ToSupervisor.Inventory inventory) {
        Set<Integer> here = new java.util.TreeSet<>();
        IntList adopted = new IntList();
        LongList sizes = new LongList();
        IntList dropped = new IntList();
        TaskTable tasks = state.tasks;
        for (int i = 0; i < inventory.held().length; i++) {
            int task = inventory.held()[i];
            here.add(task);
            if (task >= tasks.count || !tasks.isRecorded(task) || reports.holds(task, worker)) {
                continue;
            }
            boolean elsewhere = tasks.workers[task] != worker && tasks.workers[task] != TaskTable.NO_WORKER;
            if (elsewhere || !tasks.has(task, TaskTable.OUTPUT) && !Lineage.isWanted(state.graph, tasks, task)) {
                dropped.add(task);
            } else if (tasks.workers[task] == TaskTable.NO_WORKER) {
                adopted.add(task);
                sizes.add(inventory.sizes()[i]);
            }
        }
        if (!adopted.isEmpty()) {
            recorder.record(new GraphEvent.ResultsAdopted(worker, adopted.toArray(), sizes.toArray()));
        }
        if (!dropped.isEmpty()) {
            recorder.send(worker, new ToWorker.Release(dropped.toArray()));
        }
        return here;
    }

    private void recordMissing(int worker, BitSet running, Set<Integer> heldHere) {
        IntList results = new IntList();
        IntList attempts = new IntList();
        for (int task = 0; task < state.frontier; task++) {
            if (state.tasks.workers[task] != worker) {
                continue;
            }
            if (state.tasks.has(task, TaskTable.DISPATCHED)) {
                if (!running.get(task) && !reports.holds(task, worker)) {
                    attempts.add(task);
                }
            } else if (!heldHere.contains(task)) {
                results.add(task);
            }
        }
        if (!results.isEmpty() || !attempts.isEmpty()) {
            recorder.record(new GraphEvent.ResultsMissing(worker, results.toArray(), attempts.toArray()));
        }
    }

    /** What moved while the worker was away is told again; telling it twice does no harm. */
    private void resendSources(int worker, BitSet running) {
        Moves moves = new Moves();
        for (int task = running.nextSetBit(0); task >= 0; task = running.nextSetBit(task + 1)) {
            for (int at = state.graph.inputStart(task); at < state.graph.inputEnd(task); at++) {
                int input = state.graph.input(at);
                if (Sources.known(state.tasks, input)) {
                    moves.add(worker, input, Sources.of(state.tasks, input));
                }
            }
        }
        moves.send(recorder);
    }

    /** Inputs could not be had: a holder lost them, or a stored one is damaged. */
    void unavailable(ToSupervisor.InputsUnavailable report) {
        reports.close();
        for (int i = 0; i < report.inputs().length; i++) {
            int input = report.inputs()[i];
            int source = report.sources()[i];
            if (input >= state.tasks.count || state.tasks.has(input, TaskTable.DISPATCHED)) {
                continue;
            }
            boolean believed = source == ToWorker.FROM_CHECKPOINT
                    ? state.tasks.places[input] == TaskTable.PLACE_CHECKPOINT
                    : source >= 0 && state.tasks.workers[input] == source;
            if (believed) {
                recorder.record(new GraphEvent.ResultsMissing(source, new int[] {input}, new int[0]));
                tellNewSource(input);
            }
        }
    }

    private void tellNewSource(int input) {
        if (!Sources.known(state.tasks, input)) {
            return;
        }
        Moves moves = new Moves();
        for (int edge = state.graph.firstDependent(input); edge >= 0; edge = state.graph.nextDependent(edge)) {
            int dependent = state.graph.dependent(edge);
            if (state.tasks.has(dependent, TaskTable.DISPATCHED)) {
                moves.add(state.tasks.workers[dependent], input, Sources.of(state.tasks, input));
            }
        }
        moves.send(recorder);
    }
}
