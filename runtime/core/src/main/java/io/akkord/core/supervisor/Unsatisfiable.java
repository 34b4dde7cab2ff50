package io.akkord.core.supervisor;

import io.akkord.api.TaskOptions;
import io.akkord.core.collection.IntMap;
import io.akkord.core.message.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Tasks that no registered worker may run. They hold up nobody; one that waits is named in the graph's status, and after
 * a time they fail with what they need and what each worker lacks. A worker that fits ends the waiting.
 */
final class Unsatisfiable {

    /** Workers that a failure names. */
    private static final int NAMED = 20;

    private final GraphState state;
    private final Sessions sessions;
    private final TaskReports reports;
    private final SchedulerSettings settings;
    /** For each row of the options table whose tasks have no worker: the first task that was found so, and when. */
    private final IntMap<Found> found = new IntMap<>();

    private record Found(int task, long nanos) {}

    Unsatisfiable(GraphState state, Sessions sessions, TaskReports reports, SchedulerSettings settings) {
        this.state = state;
        this.sessions = sessions;
        this.reports = reports;
        this.settings = settings;
    }

    /** No worker may run a task, new or to be dispatched again. */
    void add(int task, long nowNanos) {
        int row = state.graph.optionsRow(task);
        if (!found.containsKey(row)) {
            found.put(row, new Found(task, nowNanos));
        }
    }

    /** Workers came or went: forgets what has one now. */
    void recheck(LiveCandidates candidates) {
        for (int row : found.sortedKeys()) {
            if (!candidates.isEmpty(candidates.setOfRow(row))) {
                found.remove(row);
            }
        }
    }

    /** Fails what has waited long enough. */
    void fail(DispatchPolicy plan, long nowNanos) {
        for (int row : found.sortedKeys()) {
            if (nowNanos - Objects.requireNonNull(found.get(row)).nanos() > settings.unsatisfiableNanos()) {
                found.remove(row);
                failAll(plan.waitingFor(row));
            }
        }
    }

    private void failAll(int[] tasks) {
        for (int task : tasks) {
            if (!state.tasks.has(task, TaskTable.FAILED | TaskTable.BARRED | TaskTable.DISPATCHED)) {
                reports.unsatisfiable(task, failure(task));
            }
        }
    }

    /** What the graph's status says. */
    Optional<String> message() {
        for (int row : found.sortedKeys()) {
            int task = Objects.requireNonNull(found.get(row)).task();
            return Optional.of("task " + state.graph.key(task) + " waits for a worker with "
                    + Restrictions.describe(state.graph.optionsAt(row)));
        }
        return Optional.empty();
    }

    private Failure failure(int task) {
        TaskOptions options = state.graph.options(task);
        List<String> lacks = new ArrayList<>();
        int more = 0;
        for (Sessions.Session session : sessions.all()) {
            List<String> missing = Restrictions.missing(options, session.info);
            if (lacks.size() < NAMED) {
                lacks.add(session.info.workerId() + " (" + session.info.node() + ") " + String.join(", ", missing));
            } else {
                more++;
            }
        }
        return Failure.of(
                "java.lang.IllegalStateException",
                "no worker may run it: it needs " + Restrictions.describe(options) + "; " + String.join("; ", lacks)
                        + (more > 0 ? "; and " + more + " more" : "")
                        + "; start a worker that has all of it, or take the restriction off");
    }
}
