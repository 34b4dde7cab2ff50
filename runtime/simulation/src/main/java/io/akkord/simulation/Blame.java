package io.akkord.simulation;

import static io.akkord.simulation.Checks.require;

import io.akkord.core.supervisor.GraphEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Checks that a lost worker is only said to have been executing what it had really begun. */
final class Blame {

    private record Attempt(String worker, int task, int attempt) {}

    private record Dispatch(int worker, int task) {}

    private final Set<Attempt> begun = new HashSet<>();
    private final Map<Dispatch, Integer> attempts = new HashMap<>();
    private final Map<Integer, String> workers = new HashMap<>();
    private int blamed;

    /** A body begins. */
    void begun(String worker, int task, int attempt) {
        begun.add(new Attempt(worker, task, attempt));
    }

    void accept(GraphEvent event) {
        if (event instanceof GraphEvent.WorkerSeen seen) {
            workers.put(seen.worker(), seen.workerId());
        } else if (event instanceof GraphEvent.TasksDispatched dispatched) {
            for (int i = 0; i < dispatched.tasks().length; i++) {
                Dispatch to = new Dispatch(dispatched.workers()[i], dispatched.tasks()[i]);
                attempts.put(to, dispatched.attempts()[i]);
            }
        } else if (event instanceof GraphEvent.WorkerLost lost) {
            for (int i = 0; i < lost.tasks().length; i++) {
                if (lost.executing()[i] == 1) {
                    blamed++;
                    check(lost.worker(), lost.tasks()[i]);
                }
            }
        }
    }

    private void check(int worker, int task) {
        int attempt = attempts.getOrDefault(new Dispatch(worker, task), 0);
        String id = workers.getOrDefault(worker, "");
        require(
                Invariant.BLAME_IS_RIGHT,
                begun.contains(new Attempt(id, task, attempt)),
                () -> "attempt " + attempt + " of task " + task + " is said to have been executing at " + id
                        + ", where it never began");
    }

    /** How often a task was said to have been executing when its worker was lost. */
    int blamed() {
        return blamed;
    }
}
