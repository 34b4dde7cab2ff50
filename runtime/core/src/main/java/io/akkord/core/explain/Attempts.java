package io.akkord.core.explain;

import io.akkord.core.explain.Explanation.Attempt;
import io.akkord.core.explain.Explanation.Candidate;
import io.akkord.core.explain.Explanation.End;
import io.akkord.core.explain.Explanation.Reason;
import io.akkord.core.message.ToWorker;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.core.supervisor.GraphEvent.TasksDispatched;
import io.akkord.core.supervisor.Retrospect;
import io.akkord.core.supervisor.WorkerTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The attempts of one task: how each began and ended. */
final class Attempts {

    /** Attempts and candidates that are shown. */
    private static final int SHOWN = 20;

    /** One attempt while it goes on. */
    private static final class Begun {
        final Retrospect.Dispatched dispatch;
        final String worker;
        final String node;
        final long event;
        final long wallMillis;
        End end = End.UNDER_WAY;
        long endEvent;
        long endMillis;
        int tries;
        boolean executing;
        String detail = "";

        Begun(Retrospect.Dispatched dispatch, String worker, String node, long event, long wallMillis) {
            this.dispatch = dispatch;
            this.worker = worker;
            this.node = node;
            this.event = event;
            this.wallMillis = wallMillis;
        }
    }

    private final WorkerTable workers;
    private final List<Begun> all = new ArrayList<>();

    Attempts(WorkerTable workers) {
        this.workers = workers;
    }

    void begin(Retrospect.Dispatched dispatch, long event, long wallMillis) {
        all.add(new Begun(dispatch, workers.id(dispatch.worker()), workers.node(dispatch.worker()), event, wallMillis));
    }

    /** Takes note of what an event means for the attempts of the task. */
    void accept(int task, GraphEvent event, long number, long wallMillis) {
        if (event instanceof GraphEvent.TasksCompleted completed) {
            completed(task, completed.workers(), completed.completions().tasks(), number, wallMillis);
        } else if (event instanceof GraphEvent.ResultsRecomputed again) {
            completed(task, again.workers(), again.completions().tasks(), number, wallMillis);
        } else if (event instanceof GraphEvent.TaskFailed failed && failed.task() == task) {
            for (Begun attempt : live(failed.worker())) {
                attempt.tries = failed.tries();
                end(attempt, End.FAILED, String.valueOf(failed.failure()), number, wallMillis);
            }
            endAll(End.OVERTAKEN, "the task failed", number, wallMillis);
        } else if (event instanceof GraphEvent.WorkerLost lost) {
            lost(task, lost, number, wallMillis);
        } else if (event instanceof GraphEvent.ResultsMissing missing
                && missing.worker() != ToWorker.FROM_CHECKPOINT
                && indexOf(missing.attempts(), task) >= 0) {
            live(missing.worker())
                    .forEach(attempt -> end(
                            attempt,
                            End.MISSING,
                            "its worker did not have it any more, or it failed beside another one",
                            number,
                            wallMillis));
        } else if (event instanceof GraphEvent.TasksRetracted retracted && indexOf(retracted.tasks(), task) >= 0) {
            live(retracted.worker())
                    .forEach(attempt -> end(
                            attempt,
                            End.RETRACTED,
                            "its worker gave it back before it was started: another one had an idle slot",
                            number,
                            wallMillis));
        } else if (event instanceof GraphEvent.GraphCompleted) {
            endAll(End.OVERTAKEN, "the graph ended", number, wallMillis);
        }
    }

    private void completed(int task, int[] by, int[] tasks, long number, long wallMillis) {
        int row = indexOf(tasks, task);
        if (row >= 0) {
            live(by[row]).forEach(attempt -> end(attempt, End.COMPLETED, "", number, wallMillis));
            endAll(End.OVERTAKEN, "another attempt completed first", number, wallMillis);
        }
    }

    private void lost(int task, GraphEvent.WorkerLost lost, long number, long wallMillis) {
        int row = indexOf(lost.tasks(), task);
        for (Begun attempt : live(lost.worker())) {
            attempt.executing = row >= 0 && lost.executing()[row] == 1;
            end(
                    attempt,
                    End.WORKER_LOST,
                    attempt.executing
                            ? "its worker was lost while the body was running"
                            : "its worker was lost while it waited there, as far as is known",
                    number,
                    wallMillis);
        }
    }

    private static int indexOf(int[] values, int wanted) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private List<Begun> live(int worker) {
        return all.stream()
                .filter(attempt -> attempt.end == End.UNDER_WAY && attempt.dispatch.worker() == worker)
                .toList();
    }

    private void endAll(End end, String detail, long number, long wallMillis) {
        all.stream()
                .filter(attempt -> attempt.end == End.UNDER_WAY)
                .forEach(attempt -> end(attempt, end, detail, number, wallMillis));
    }

    private static void end(Begun attempt, End end, String detail, long number, long wallMillis) {
        attempt.end = end;
        attempt.endEvent = number;
        attempt.endMillis = wallMillis;
        attempt.detail = detail;
    }

    int count() {
        return all.size();
    }

    /** The last ones. */
    List<Attempt> shown() {
        return all.stream()
                .skip(Math.max(0, all.size() - SHOWN))
                .map(this::shown)
                .toList();
    }

    private Attempt shown(Begun attempt) {
        Retrospect.Dispatched dispatch = attempt.dispatch;
        return new Attempt(
                dispatch.attempt(),
                reason(dispatch.reason()),
                attempt.worker,
                attempt.node,
                attempt.event,
                attempt.wallMillis,
                dispatch.score(),
                dispatch.runnerUp(),
                candidates(dispatch),
                dispatch.candidates().size(),
                dispatch.again() < 0 ? "" : workers.id(dispatch.again()),
                attempt.end,
                attempt.endEvent,
                attempt.endMillis,
                attempt.tries,
                attempt.executing,
                attempt.detail);
    }

    private static Reason reason(byte code) {
        return switch (code) {
            case TasksDispatched.REASON_FIRST -> Reason.FIRST;
            case TasksDispatched.REASON_LOST -> Reason.LOST;
            case TasksDispatched.REASON_LINEAGE -> Reason.LINEAGE;
            case TasksDispatched.REASON_STOLEN -> Reason.STOLEN;
            case TasksDispatched.REASON_SPECULATIVE -> Reason.SPECULATIVE;
            default -> Reason.OTHER;
        };
    }

    private static List<Candidate> candidates(Retrospect.Dispatched dispatch) {
        return dispatch.candidates().stream()
                .sorted(Comparator.comparing((Retrospect.Candidate each) -> each.worker() != dispatch.worker())
                        .thenComparing(each -> !each.lacks().isEmpty())
                        .thenComparing(each -> each.score().orElse(Integer.MAX_VALUE))
                        .thenComparing(Retrospect.Candidate::worker))
                .limit(SHOWN)
                .map(each -> new Candidate(
                        each.workerId(),
                        each.node(),
                        each.slots(),
                        each.inFlight(),
                        each.hasRoom(),
                        each.score().isPresent(),
                        each.score().orElse(0),
                        List.copyOf(each.lacks())))
                .toList();
    }
}
