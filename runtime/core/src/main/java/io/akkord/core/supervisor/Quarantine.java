package io.akkord.core.supervisor;

import io.akkord.core.collection.IntList;
import io.akkord.core.liveness.WorkerDeath;
import io.akkord.core.message.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Blames tasks that were executing when their worker's process ended, and none that only waited there. One that was so at
 * too many deaths is quarantined: it fails with the history of its attempts, what depends on it cannot run, and the rest
 * of the graph goes on. Its last chance it gets alone: nothing else runs on its worker meanwhile. Only a death that it met
 * alone decides, so a task that merely ran beside a deadly one is never quarantined for it.
 */
final class Quarantine {

    private final GraphState state;
    private final Recorder recorder;
    private final TaskReports reports;
    private final int mostDeaths;

    Quarantine(GraphState state, Recorder recorder, TaskReports reports, SchedulerSettings settings) {
        this.state = state;
        this.recorder = recorder;
        this.reports = reports;
        this.mostDeaths = settings.executingDeaths();
    }

    /** A worker's process has ended; telling it again does no harm. */
    void died(WorkerDeath death) {
        int worker = state.workers.find(death.workerId());
        if (worker < 0 || state.deaths.isKnown(worker)) {
            return;
        }
        IntList tasks = new IntList();
        IntList attempts = new IntList();
        for (int i = 0; i < death.tasks().length; i++) {
            int task = death.tasks()[i];
            int attempt = death.attempts()[i];
            if (task >= 0 && task < state.tasks.count && attempt > 0 && attempt <= state.tasks.attempts[task]) {
                tasks.add(task);
                attempts.add(attempt);
            }
        }
        if (tasks.isEmpty()) {
            return;
        }
        reports.close();
        recorder.record(new GraphEvent.ExecutingDied(
                worker, tasks.toArray(), attempts.toArray(), death.how(), death.wallMillis()));
        for (int i = 0; i < tasks.size(); i++) {
            judge(tasks.get(i), attempts.get(i), worker, death.bodies() == 1);
        }
    }

    private void judge(int task, int attempt, int worker, boolean alone) {
        boolean open = !state.tasks.isFinal(task) || state.tasks.isRerun(task);
        if (open && state.deaths.count(task) >= mostDeaths && (alone || mostDeaths == 1)) {
            reports.quarantined(task, attempt, worker, failure(task));
        }
    }

    /** Whether the next death of its worker would be one too many for a task. */
    static boolean isLastChance(GraphState state, SchedulerSettings settings, int task) {
        int deaths = state.deaths.count(task);
        return deaths > 0 && deaths >= settings.executingDeaths() - 1;
    }

    private Failure failure(int task) {
        List<String> history = new ArrayList<>();
        for (Deaths.Death death : state.deaths.of(task)) {
            history.add("attempt " + death.attempt() + " on worker " + state.workers.id(death.worker()) + " ("
                    + state.workers.node(death.worker()) + "), noticed at " + Instant.ofEpochMilli(death.wallMillis())
                    + ": " + death.how());
        }
        return Failure.of(
                "io.akkord.api.QuarantinedException",
                "it was executing at " + history.size() + " deaths of its worker's process and is not run again"
                        + " (akkord.coordinator.executing-deaths): " + String.join("; ", history));
    }
}
