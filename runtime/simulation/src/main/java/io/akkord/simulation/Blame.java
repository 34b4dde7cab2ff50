package io.akkord.simulation;

import static io.akkord.simulation.Checks.require;

import io.akkord.core.supervisor.GraphEvent;
import io.akkord.simulation.SimTask.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Checks what is said of attempts against what has really begun: when a worker is lost, and when it gives tasks back. */
final class Blame {

    private record Attempt(String worker, int task, int attempt) {}

    private record Dispatch(int worker, int task) {}

    private final Set<Attempt> begun = new HashSet<>();
    private final Map<Dispatch, Integer> attempts = new HashMap<>();
    private final Map<Integer, String> workers = new HashMap<>();
    private final Tasks tasks;
    private int blamed;

    Blame(Tasks tasks) {
        this.tasks = tasks;
    }

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
        } else if (event instanceof GraphEvent.ExecutingDied died) {
            for (int i = 0; i < died.tasks().length; i++) {
                checkBegun(died.worker(), died.tasks()[i], died.attempts()[i]);
            }
        } else if (event instanceof GraphEvent.TasksRetracted retracted) {
            for (int task : retracted.tasks()) {
                checkNotBegun(retracted.worker(), task);
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

    /** One that is tried several times may go back between two tries. */
    private void checkNotBegun(int worker, int task) {
        int attempt = attempts.getOrDefault(new Dispatch(worker, task), 0);
        String id = workers.getOrDefault(worker, "");
        require(
                Invariant.STARTED_STAYS,
                tasks.kind(task) == Kind.FLAKY || !begun.contains(new Attempt(id, task, attempt)),
                () -> "attempt " + attempt + " of task " + task + " is taken back from " + id + ", where it has begun");
    }

    private void check(int worker, int task) {
        checkBegun(worker, task, attempts.getOrDefault(new Dispatch(worker, task), 0));
    }

    private void checkBegun(int worker, int task, int attempt) {
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
