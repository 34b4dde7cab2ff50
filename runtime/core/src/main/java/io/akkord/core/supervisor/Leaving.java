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
import org.jspecify.annotations.Nullable;

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
    /** What is on its way to another worker, by task. Made anew in every life, as sessions are. */
    private final TreeMap<Integer, Moving> moving = new TreeMap<>();

    private Set<String> announced = Set.of();

    /** A result that one worker was asked to fetch from another and to keep. */
    private record Moving(Sessions.Session from, Sessions.Session to) {}

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
        if (announced.isEmpty() && moving.isEmpty()) {
            return;
        }
        revoke();
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
        move(session, alone);
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

    /**
     * What was to be kept and is not wanted any more, or comes from or to a worker that is not what it was, is dropped when
     * it comes. If it has come already, its worker's word that it has is not taken any more.
     */
    private void revoke() {
        TasksByWorker dropped = new TasksByWorker();
        moving.entrySet().removeIf(entry -> {
            int task = entry.getKey();
            Moving move = entry.getValue();
            boolean goesOn = isPresent(move.from()) && stays(move.to()) && isHeldAlone(task, move.from().worker);
            if (!goesOn && isPresent(move.to()) && !isMakingIt(task, move.to().worker)) {
                dropped.add(move.to().worker, task);
            }
            return !goesOn;
        });
        dropped.drain(worker -> true, (worker, tasks) -> recorder.drop(worker, new ToWorker.Release(tasks)));
    }

    private boolean isPresent(Sessions.Session session) {
        return sessions.get(session.worker) == session;
    }

    private boolean stays(Sessions.Session session) {
        return isPresent(session) && session.adopted && session.farewell == null;
    }

    private void move(Sessions.Session from, IntList alone) {
        Map<Integer, Long> bytes = new HashMap<>();
        TreeMap<Integer, IntList> asked = new TreeMap<>();
        for (int i = 0; i < alone.size(); i++) {
            int task = alone.get(i);
            Sessions.Session target = moving.containsKey(task) ? null : target(task, bytes);
            if (target != null) {
                moving.put(task, new Moving(from, target));
                asked.computeIfAbsent(target.worker, worker -> new IntList()).add(task);
            }
        }
        asked.forEach((target, tasks) -> ask(target, from.worker, tasks.toArray()));
    }

    private void ask(int target, int from, int[] tasks) {
        for (int at = 0; at < tasks.length; at += MOST_AT_A_TIME) {
            int[] some = java.util.Arrays.copyOfRange(tasks, at, Math.min(tasks.length, at + MOST_AT_A_TIME));
            int[] sources = new int[some.length];
            java.util.Arrays.fill(sources, from);
            recorder.send(target, new ToWorker.KeepResults(some, sources));
        }
    }

    /** Who is to keep a result; null if there is nobody. */
    private Sessions.@Nullable Session target(int task, Map<Integer, Long> bytes) {
        Sessions.Session best = reader(task);
        if (best == null) {
            for (Sessions.Session session : sessions.all()) {
                boolean fewer =
                        best == null || bytes.getOrDefault(session.worker, 0L) < bytes.getOrDefault(best.worker, 0L);
                best = fewer && stays(session) ? session : best;
            }
        }
        if (best != null) {
            bytes.merge(best.worker, 1L + state.tasks.sizes[task], Long::sum);
        }
        return best;
    }

    /** A worker that waits for the result anyway; null if none does. */
    private Sessions.@Nullable Session reader(int task) {
        for (int edge = state.graph.firstDependent(task); edge >= 0; edge = state.graph.nextDependent(edge)) {
            int dependent = state.graph.dependent(edge);
            Sessions.Session session = state.tasks.has(dependent, TaskTable.DISPATCHED)
                    ? sessions.get(state.tasks.workers[dependent])
                    : null;
            if (session != null && stays(session)) {
                return session;
            }
        }
        return null;
    }

    /** A worker has fetched results that it was asked for: from now on it is their holder, if they are still wanted. */
    void kept(Sessions.Session session, ToSupervisor.Kept report) {
        IntList adopted = new IntList();
        LongList sizes = new LongList();
        IntList dropped = new IntList();
        for (int i = 0; i < report.tasks().length; i++) {
            int task = report.tasks()[i];
            Moving move = moving.get(task);
            if (move == null || move.to() != session) {
                continue;
            }
            moving.remove(task);
            if (isToMove(task)) {
                adopted.add(task);
                sizes.add(report.sizes()[i]);
            } else if (!state.whereabouts.isHolder(task, session.worker) && !isMakingIt(task, session.worker)) {
                dropped.add(task);
            }
        }
        if (!adopted.isEmpty()) {
            recorder.record(new GraphEvent.ResultsAdopted(session.worker, adopted.toArray(), sizes.toArray()));
            tellConsumers(adopted);
        }
        if (!dropped.isEmpty()) {
            recorder.drop(session.worker, new ToWorker.Release(dropped.toArray()));
        }
    }

    /** Whether it may have a result of its own by the time that it hears from us; that one is not to be dropped. */
    private boolean isMakingIt(int task, int worker) {
        return state.attemptAt(task, worker) > 0;
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
