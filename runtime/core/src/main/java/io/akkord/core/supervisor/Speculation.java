package io.akkord.core.supervisor;

import io.akkord.api.TaskOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Gives a copy to another worker of a task whose body has been running much longer than its like, if a slot there is
 * idle: the first durable completion wins, and the other attempt is cancelled. After the backup tasks of MapReduce (Dean
 * and Ghemawat, 2004), but by what the operation took before instead of by the end of a phase. Off unless the graph's
 * options say how many times the expected run time is too long.
 *
 * <p>Only pure tasks whose inputs are all recorded are copied, once an attempt: so neither completion is ever held back.
 */
final class Speculation {

    private static final long EACH_NANOS = 1_000_000_000L;

    private final GraphState state;
    private final Sessions sessions;
    private final Dispatcher dispatcher;
    private long lookedAt;
    private boolean looked;

    Speculation(GraphState state, Sessions sessions, Dispatcher dispatcher) {
        this.state = state;
        this.sessions = sessions;
        this.dispatcher = dispatcher;
    }

    /** Copies what runs too long, about once a second. */
    void copyStragglers(long nowNanos) {
        if (state.isEnded() || state.options().speculation() == 0 || (looked && nowNanos - lookedAt < EACH_NANOS)) {
            return;
        }
        looked = true;
        lookedAt = nowNanos;
        for (Sessions.Session session : sessions.all()) {
            Executing executing = session.executing;
            for (int i = 0; i < executing.tasks().length; i++) {
                int task = executing.tasks()[i];
                long micros = (nowNanos - executing.startedNanos()[i]) / 1000;
                if (isStraggler(session.worker, task, executing.attempts()[i], micros)) {
                    copy(task, session.worker);
                }
            }
        }
    }

    private boolean isStraggler(int worker, int task, int attempt, long micros) {
        return task >= 0
                && task < state.tasks.count
                && state.attemptAt(task, worker) == attempt
                && state.copies.get(task) == null
                && !state.tasks.isRecorded(task)
                && state.tasks.openInputs[task] == 0
                && !state.graph.options(task).impure()
                && inputsAreThere(task)
                && isTooLong(task, micros);
    }

    /** One that was lost is being made again, and then nobody may know yet where. */
    private boolean inputsAreThere(int task) {
        for (int at = state.graph.inputStart(task); at < state.graph.inputEnd(task); at++) {
            if (!Sources.known(state.tasks, state.graph.input(at))) {
                return false;
            }
        }
        return true;
    }

    private boolean isTooLong(int task, long micros) {
        long expected = state.graph
                .options(task)
                .expectedRun()
                .map(Duration::toMillis)
                .map(millis -> millis * 1000)
                .orElseGet(() -> (long) state.costs.runMicros(state.graph.operationRow(task), -1));
        return expected >= 0 && micros > state.options().speculation() * expected;
    }

    private void copy(int task, int except) {
        Sessions.@Nullable Session best = null;
        long second = Long.MAX_VALUE;
        for (Sessions.Session session : sessions.all()) {
            if (session.worker != except && hasIdleSlot(session) && mayRun(session, task)) {
                if (best == null || load(session) < load(best)) {
                    second = best == null ? second : load(best);
                    best = session;
                } else {
                    second = Math.min(second, load(session));
                }
            }
        }
        if (best != null) {
            dispatcher.copy(task, best.worker, load(best), second);
        }
    }

    private boolean hasIdleSlot(Sessions.Session session) {
        return session.adopted
                && session.farewell == null
                && !session.executing.paused()
                && state.workers.inFlight(session.worker) < session.info.slots();
    }

    private boolean mayRun(Sessions.Session session, int task) {
        TaskOptions options = state.graph.options(task);
        return Restrictions.missing(options, session.info).isEmpty()
                && !session.refusedOperations.get(state.graph.operationRow(task));
    }

    private long load(Sessions.Session session) {
        return state.workers.inFlight(session.worker) * 1000L / session.info.slots();
    }
}
