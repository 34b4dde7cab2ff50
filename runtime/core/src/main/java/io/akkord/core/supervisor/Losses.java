package io.akkord.core.supervisor;

import io.akkord.core.message.ToWorker;
import io.akkord.core.supervisor.GraphEvent.ResultsAdopted;
import io.akkord.core.supervisor.GraphEvent.ResultsMissing;
import io.akkord.core.supervisor.GraphEvent.TasksRetracted;
import io.akkord.core.supervisor.GraphEvent.WorkerLost;

/** What follows when attempts and results are lost, and when results turn up again. */
final class Losses {

    private final GraphState state;
    private final TaskTable tasks;
    private final Whereabouts whereabouts;
    private final Lineage lineage;

    Losses(GraphState state) {
        this.state = state;
        this.tasks = state.tasks;
        this.whereabouts = state.whereabouts;
        this.lineage = state.lineage;
    }

    void lose(WorkerLost lost) {
        for (int task : lost.tasks()) {
            requeue(task, lost.worker());
        }
        for (int task = 0; task < state.dispatchedEnd && state.workers.held(lost.worker()) > 0; task++) {
            forget(task, lost.worker());
        }
        lineage.rerunLost();
    }

    void miss(ResultsMissing missing) {
        for (int task : missing.attempts()) {
            requeue(task, missing.worker());
        }
        for (int task : missing.results()) {
            if (missing.worker() == ToWorker.FROM_CHECKPOINT) {
                damage(task);
            } else {
                forget(task, missing.worker());
            }
        }
        lineage.rerunLost();
    }

    /** A worker gave back what it had not started. */
    void retract(TasksRetracted retracted) {
        for (int task : retracted.tasks()) {
            if (whereabouts.loseAttempt(task, retracted.worker())) {
                whereabouts.queue(task);
                tasks.set(task, TaskTable.RETRACTED);
            }
        }
    }

    private void requeue(int task, int worker) {
        if (state.attemptAt(task, worker) > 0) {
            if (whereabouts.loseAttempt(task, worker)) {
                whereabouts.queue(task);
            }
            state.attemptsLost++;
        }
    }

    private void forget(int task, int worker) {
        if (whereabouts.isHolder(task, worker)) {
            whereabouts.letGo(task);
            lineage.suspect(task);
        }
    }

    /** The stored copy is useless; a worker may still hold another one. */
    private void damage(int task) {
        if (tasks.places[task] == TaskTable.PLACE_CHECKPOINT) {
            boolean held = tasks.workers[task] != TaskTable.NO_WORKER;
            tasks.places[task] = held ? TaskTable.PLACE_HELD : TaskTable.PLACE_NONE;
            lineage.suspect(task);
        }
    }

    void adopt(ResultsAdopted adopted) {
        for (int i = 0; i < adopted.results().length; i++) {
            int task = adopted.results()[i];
            whereabouts.hold(task, adopted.worker(), adopted.sizes()[i]);
            if (tasks.places[task] == TaskTable.PLACE_NONE) {
                tasks.places[task] = TaskTable.PLACE_HELD;
            }
            if (tasks.isRerun(task) && !tasks.mustBeDurable(task)) {
                whereabouts.unqueue(task);
                lineage.endRerun(task);
            }
        }
    }
}
