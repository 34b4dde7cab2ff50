package io.akkord.core.supervisor;

import io.akkord.core.collection.IntList;
import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.message.ToWorker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides what the coming and going of workers means for one graph: links, numbers, and the verdict of loss.
 *
 * <p>Workers that the journal names and that do not come back within the grace are lost. A task is dispatched anew only
 * after its worker was adopted without it (see {@link Adoption}) or lost.
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
        Map<String, WorkerInfo> byId = new HashMap<>();
        present.forEach(info -> byId.put(info.workerId(), info));
        for (Sessions.Session session : List.copyOf(sessions.all())) {
            WorkerInfo now = byId.get(session.info.workerId());
            if (now == null || now.registration() != session.info.registration()) {
                // With a new registration but the same actor system, its lease had ended: it was given up before.
                close(session.worker, now == null || now.incarnation() == session.info.incarnation());
            }
        }
        for (WorkerInfo info : present) {
            boolean known = state.workers.find(info.workerId()) >= 0;
            int worker = numberOf(info);
            if (sessions.get(worker) == null) {
                open(worker, info, !known);
                if (known) {
                    recorder.tellMoved(worker);
                }
            }
        }
    }

    private int numberOf(WorkerInfo info) {
        int worker = state.workers.find(info.workerId());
        if (worker < 0) {
            worker = state.workers.count();
            recorder.record(new GraphEvent.WorkerSeen(worker, info.workerId(), info.node()));
        }
        return worker;
    }

    /** A worker that the journal does not name was never told of the graph: what it has of one with this name is another's. */
    private void open(int worker, WorkerInfo info, boolean anew) {
        sessions.put(new Sessions.Session(worker, info));
        recorder.instruct(new Instruction.OpenLink(worker, info));
        recorder.send(
                worker,
                new ToWorker.OpenGraph(
                        worker, state.options().ordering(), state.options().weight(), anew));
    }

    private void close(int worker, boolean lost) {
        Sessions.Session session = sessions.get(worker);
        Executing executing = session == null ? Executing.NOTHING : session.executing;
        sessions.remove(worker);
        reports.forgetWorker(worker);
        recorder.instruct(new Instruction.CloseLink(worker));
        if (lost) {
            lose(worker, executing);
        }
    }

    boolean knowsAny(List<WorkerInfo> workers) {
        return workers.stream().anyMatch(info -> state.workers.find(info.workerId()) >= 0);
    }

    /** The graph has ended: whoever has something of it is told so once, and those who come back later too. */
    void closeGraph(List<WorkerInfo> present) {
        for (WorkerInfo info : present) {
            int worker = state.workers.find(info.workerId());
            Sessions.Session session = worker < 0 ? null : sessions.get(worker);
            if (worker >= 0 && (session == null || session.info.registration() != info.registration())) {
                sessions.put(new Sessions.Session(worker, info));
                recorder.instruct(new Instruction.OpenLink(worker, info));
            }
        }
        for (Sessions.Session session : sessions.all()) {
            if (!session.closed) {
                session.closed = true;
                recorder.send(session.worker, new ToWorker.CloseGraph());
            }
        }
    }

    /** A worker has answered with its inventory: from now on it may be given tasks. */
    void adopted(Sessions.Session session) {
        WorkerInfo info = session.info;
        recorder.record(new GraphEvent.WorkerAdopted(
                session.worker,
                info.node(),
                info.roles().stream().sorted().toList(),
                info.slots(),
                new TreeMap<>(info.resources()),
                info.memoryBytes()));
    }

    /** Gives up a worker that has not come back in this life, so that nobody knows what it was running. */
    void lose(int worker) {
        lose(worker, Executing.NOTHING);
    }

    /** Gives up a worker: its attempts go back to the queue, its results are gone. */
    private void lose(int worker, Executing executing) {
        if (!state.workers.isInvolved(worker) && !state.workers.isAdopted(worker)) {
            return;
        }
        List<int[]> readers = new ArrayList<>();
        int[] attempts = attemptsOf(worker, readers);
        recorder.record(new GraphEvent.WorkerLost(worker, attempts, executing.flags(state, worker, attempts)));
        Moves moves = new Moves(state);
        for (int[] reader : readers) {
            moves.addForWorkersOf(reader[0], reader[1]);
        }
        moves.addForSurvivors(attempts);
        moves.send(recorder);
    }

    /** Tasks that the worker has; fills in (task, input) of tasks elsewhere that may wait for what it holds. */
    private int[] attemptsOf(int worker, List<int[]> readers) {
        IntList attempts = new IntList();
        for (int task = 0; task < state.dispatchedEnd; task++) {
            if (!state.tasks.has(task, TaskTable.DISPATCHED)) {
                continue;
            }
            if (state.attemptAt(task, worker) > 0) {
                attempts.add(task);
            }
            if (state.tasks.workers[task] == worker && state.copies.get(task) == null) {
                continue;
            }
            for (int at = state.graph.inputStart(task); at < state.graph.inputEnd(task); at++) {
                if (state.whereabouts.isHolder(state.graph.input(at), worker)) {
                    readers.add(new int[] {task, state.graph.input(at)});
                }
            }
        }
        return attempts.toArray();
    }

    /** Workers that the journal names, that hold or run something, and that have not come back. */
    List<Integer> missing() {
        List<Integer> gone = new ArrayList<>();
        for (int worker = 0; worker < state.workers.count(); worker++) {
            if (state.workers.isInvolved(worker) && sessions.get(worker) == null) {
                gone.add(worker);
            }
        }
        return gone;
    }
}
