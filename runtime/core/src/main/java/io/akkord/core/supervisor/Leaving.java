package io.akkord.core.supervisor;

import io.akkord.core.collection.IntList;
import io.akkord.core.collection.LongList;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Lets workers leave without a loss. One that says that it is about to gets no more tasks, gives back what it has not
 * started, runs what it has, and goes when nothing that is wanted is with it alone: results that no journal and no
 * checkpoint has are fetched by other workers, the one that waits for them if there is one, else the one that was asked for
 * the fewest bytes. Nothing is run again by it, unless no other worker is there. A worker does not wait for ever; what it leaves behind then is lost as with
 * its death. Looking at a leaving worker takes time in proportion to the tasks, at most every tenth of a second.
 */
final class Leaving {

    private static final long LOOK_NANOS = 100_000_000L;

    /** What one worker is asked to keep in one message. */
    private static final int MOST_AT_A_TIME = 4096;

    private final GraphState state;
    private final Sessions sessions;
    private final Recorder recorder;
    private Set<String> announced = Set.of();

    Leaving(GraphState state, Sessions sessions, Recorder recorder) {
        this.state = state;
        this.sessions = sessions;
        this.recorder = recorder;
    }

    /** Ids of all registered workers that are about to leave. */
    void announced(Set<String> workerIds) {
        announced = workerIds;
    }

    /** Takes every leaving worker a step further. */
    void advance(long nowNanos) {
        if (announced.isEmpty()) {
            return;
        }
        for (Sessions.Session session : List.copyOf(sessions.all())) {
            if (session.adopted && announced.contains(session.info.workerId())) {
                look(session, farewell(session), nowNanos);
            }
        }
    }

    /** Begins it if this is the first that is heard of it. */
    private Farewell farewell(Sessions.Session session) {
        Farewell farewell = session.farewell;
        return farewell == null ? begin(session) : farewell;
    }

    private Farewell begin(Sessions.Session session) {
        Farewell farewell = sessions.leave(session);
        recorder.record(new GraphEvent.WorkerLeaving(session.worker));
        recorder.send(session.worker, new ToWorker.HandBack());
        return farewell;
    }

    private void look(Sessions.Session session, Farewell farewell, long nowNanos) {
        if (farewell.told || nowNanos < farewell.nextLookNanos) {
            return;
        }
        farewell.nextLookNanos = nowNanos + LOOK_NANOS;
        IntList alone = heldAlone(session.worker);
        farewell.tasksLeft = state.workers.inFlight(session.worker);
        farewell.resultsLeft = alone.size();
        forgetUnwanted(session.worker, farewell);
        move(session.worker, farewell, alone);
        boolean nobodyStays = sessions.all().stream().noneMatch(each -> each.farewell == null);
        if (farewell.tasksLeft == 0 && (alone.isEmpty() || nobodyStays)) {
            farewell.told = true;
            recorder.send(session.worker, new ToWorker.MayLeave());
        }
    }

    private IntList heldAlone(int worker) {
        IntList alone = new IntList();
        for (int task = 0; task < state.dispatchedEnd && state.workers.held(worker) > 0; task++) {
            if (isHeldAlone(task, worker)) {
                alone.add(task);
            }
        }
        return alone;
    }

    private boolean isHeldAlone(int task, int worker) {
        return state.whereabouts.isHolder(task, worker)
                && state.tasks.places[task] == TaskTable.PLACE_HELD
                && state.tasks.isWanted(task);
    }

    /** What was to be kept and is not wanted any more need not be fetched. */
    private void forgetUnwanted(int from, Farewell farewell) {
        TasksByWorker unwanted = new TasksByWorker();
        farewell.moving.entrySet().removeIf(entry -> {
            int task = entry.getKey();
            boolean wanted = isHeldAlone(task, from);
            if (!wanted && state.tasks.workers[task] != entry.getValue()) {
                unwanted.add(entry.getValue(), task);
            }
            return !wanted;
        });
        unwanted.drain(worker -> true, (worker, tasks) -> recorder.drop(worker, new ToWorker.Release(tasks)));
    }

    private void move(int from, Farewell farewell, IntList alone) {
        Map<Integer, Long> bytes = new HashMap<>();
        TreeMap<Integer, IntList> asked = new TreeMap<>();
        for (int i = 0; i < alone.size(); i++) {
            int task = alone.get(i);
            if (!isOnItsWay(farewell, task)) {
                int target = target(task, bytes);
                if (target >= 0) {
                    farewell.moving.put(task, target);
                    asked.computeIfAbsent(target, worker -> new IntList()).add(task);
                }
            }
        }
        asked.forEach((target, tasks) -> ask(target, from, tasks.toArray()));
    }

    private void ask(int target, int from, int[] tasks) {
        for (int at = 0; at < tasks.length; at += MOST_AT_A_TIME) {
            int[] some = java.util.Arrays.copyOfRange(tasks, at, Math.min(tasks.length, at + MOST_AT_A_TIME));
            int[] sources = new int[some.length];
            java.util.Arrays.fill(sources, from);
            recorder.send(target, new ToWorker.KeepResults(some, sources));
        }
    }

    private boolean isOnItsWay(Farewell farewell, int task) {
        Integer target = farewell.moving.get(task);
        return target != null && stays(target);
    }

    private boolean stays(int worker) {
        Sessions.Session session = sessions.get(worker);
        return session != null && session.adopted && session.farewell == null;
    }

    /** Who is to keep a result; -1 if there is nobody. */
    private int target(int task, Map<Integer, Long> bytes) {
        int best = reader(task);
        if (best < 0) {
            for (Sessions.Session session : sessions.all()) {
                boolean fewer = best < 0 || bytes.getOrDefault(session.worker, 0L) < bytes.getOrDefault(best, 0L);
                best = fewer && stays(session.worker) ? session.worker : best;
            }
        }
        if (best >= 0) {
            bytes.merge(best, 1L + state.tasks.sizes[task], Long::sum);
        }
        return best;
    }

    /** A worker that waits for the result anyway; -1 if none does. */
    private int reader(int task) {
        for (int edge = state.graph.firstDependent(task); edge >= 0; edge = state.graph.nextDependent(edge)) {
            int dependent = state.graph.dependent(edge);
            if (state.tasks.has(dependent, TaskTable.DISPATCHED) && stays(state.tasks.workers[dependent])) {
                return state.tasks.workers[dependent];
            }
        }
        return -1;
    }

    /** A worker has fetched results: from now on it is their holder, if they are still wanted and nobody else stays with them. */
    void kept(int worker, ToSupervisor.Kept report) {
        IntList adopted = new IntList();
        LongList sizes = new LongList();
        IntList dropped = new IntList();
        for (int i = 0; i < report.tasks().length; i++) {
            int task = report.tasks()[i];
            if (task < 0 || task >= state.tasks.count || state.whereabouts.isHolder(task, worker)) {
                continue;
            }
            if (isToMove(task)) {
                adopted.add(task);
                sizes.add(report.sizes()[i]);
            } else {
                dropped.add(task);
            }
        }
        if (!adopted.isEmpty()) {
            recorder.record(new GraphEvent.ResultsAdopted(worker, adopted.toArray(), sizes.toArray()));
            tellConsumers(adopted);
        }
        if (!dropped.isEmpty()) {
            recorder.drop(worker, new ToWorker.Release(dropped.toArray()));
        }
    }

    private boolean isToMove(int task) {
        int holder = state.tasks.workers[task];
        Sessions.Session session = holder == TaskTable.NO_WORKER ? null : sessions.get(holder);
        return state.tasks.isRecorded(task)
                && !state.tasks.has(task, TaskTable.DISPATCHED | TaskTable.FAILED | TaskTable.BARRED)
                && state.tasks.isWanted(task)
                && !state.tasks.isDurable(task)
                && (session == null || session.farewell != null);
    }

    private void tellConsumers(IntList results) {
        Moves moves = new Moves(state);
        for (int i = 0; i < results.size(); i++) {
            moves.addForConsumers(results.get(i));
        }
        moves.send(recorder);
    }

    /** What people are told: who leaves, and what keeps it. */
    Optional<String> message() {
        StringBuilder text = new StringBuilder();
        for (Sessions.Session session : sessions.all()) {
            Farewell farewell = session.farewell;
            if (farewell != null) {
                text.append(text.isEmpty() ? "" : "; ").append("worker ").append(session.info.node());
                text.append(
                        farewell.told
                                ? " may leave"
                                : " leaves: " + farewell.tasksLeft + " tasks run there, " + farewell.resultsLeft
                                        + " results move to others");
            }
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }
}
