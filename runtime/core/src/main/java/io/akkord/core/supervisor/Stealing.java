package io.akkord.core.supervisor;

import io.akkord.core.collection.IntList;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves tasks that have not started from a worker with a backlog to one with an idle slot: retract, then run. The busy
 * worker is asked to give some back, one question at a time; what it gives is recorded and dispatched anew, so that no
 * task is run twice by it. Which ones is the worker's choice, since only it knows what has started: those that it would
 * run last. After the idea of work stealing (Blumofe and Leiserson 1999), but decided by the supervisor, who knows where
 * the inputs are.
 */
final class Stealing {

    /** Workers that are asked in one decision. */
    private static final int MOST_QUESTIONS = 8;

    private final GraphState state;
    private final Recorder recorder;
    private final List<Sessions.Session> answered = new ArrayList<>();

    Stealing(GraphState state, Recorder recorder) {
        this.state = state;
        this.recorder = recorder;
    }

    /** Asks for half of what waits where most waits, if a slot idles that nothing else is there for. */
    void ask(LiveCandidates candidates) {
        for (int questions = 0; questions < MOST_QUESTIONS && candidates.anyIdleSlot(); questions++) {
            int busiest = candidates.busiest();
            if (busiest < 0) {
                return;
            }
            Sessions.Session session = candidates.session(busiest);
            int surplus = candidates.ready(busiest) - session.info.slots();
            session.retracting = true;
            candidates.touch(session.worker);
            recorder.send(session.worker, new ToWorker.Retract((surplus + 1) / 2));
        }
    }

    /** A worker has answered: what it gave back and is still its own to give waits to be dispatched anew. */
    void retracted(Sessions.Session session, ToSupervisor.Retracted report) {
        session.retracting = false;
        answered.add(session);
        takeBack(session.worker, report.tasks(), report.attempts());
    }

    /** A worker will not run what it was given: what of that is still its own waits to be dispatched anew. */
    void takeBack(int worker, int[] tasks, int[] attempts) {
        IntList given = new IntList();
        for (int i = 0; i < tasks.length; i++) {
            if (isWith(worker, tasks[i], attempts[i])) {
                given.add(tasks[i]);
            }
        }
        if (!given.isEmpty()) {
            recorder.record(new GraphEvent.TasksRetracted(worker, given.toArray()));
        }
    }

    private boolean isWith(int worker, int task, int attempt) {
        return task >= 0 && task < state.tasks.count && attempt > 0 && state.attemptAt(task, worker) == attempt;
    }

    /** What was given back has been dispatched: whoever answered is asked again when something has changed there. */
    void settle(DispatchPolicy plan) {
        for (Sessions.Session session : answered) {
            session.readyAtAnswer = plan.ledger.ready(session.worker);
            plan.candidates.touch(session.worker);
        }
        answered.clear();
    }
}
