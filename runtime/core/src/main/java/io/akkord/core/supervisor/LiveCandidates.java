package io.akkord.core.supervisor;

import io.akkord.api.TaskOptions;
import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.placement.Candidates;
import java.util.ArrayList;
import java.util.List;

/** The adopted workers as candidates of placement, with their credit. */
final class LiveCandidates implements Candidates {

    /** Before anything is learnt, a worker gets a few tasks for each slot. */
    private static final int FIRST_TASKS_PER_SLOT = 16;

    private static final int UNKNOWN_RUN_MICROS = 1000;
    private static final int UNKNOWN_BYTES = 64;

    private final GraphState state;
    private final SchedulerSettings settings;
    private final List<Sessions.Session> live = new ArrayList<>();

    LiveCandidates(GraphState state, SchedulerSettings settings) {
        this.state = state;
        this.settings = settings;
    }

    void refresh(Sessions sessions) {
        live.clear();
        for (Sessions.Session session : sessions.all()) {
            if (session.adopted) {
                live.add(session);
            }
        }
    }

    Sessions.Session session(int candidate) {
        return live.get(candidate);
    }

    @Override
    public int count() {
        return live.size();
    }

    @Override
    public int worker(int candidate) {
        return live.get(candidate).worker;
    }

    @Override
    public int slots(int candidate) {
        return live.get(candidate).info.slots();
    }

    @Override
    public String workerId(int candidate) {
        return live.get(candidate).info.workerId();
    }

    @Override
    public int inFlight(int candidate) {
        return state.workers.inFlight(worker(candidate));
    }

    /** Work for the horizon by learnt run times, within the window. */
    @Override
    public boolean hasCredit(int candidate) {
        int mean = state.costs.overallMicros();
        long wanted = mean < 0
                ? (long) slots(candidate) * FIRST_TASKS_PER_SLOT
                : slots(candidate) * Math.max(4, settings.horizonMicros() / Math.max(1, mean));
        return inFlight(candidate) < Math.min(wanted, settings.window());
    }

    @Override
    public boolean allows(int candidate, int task) {
        TaskOptions options = state.graph.options(task);
        if (options == TaskOptions.DEFAULT) {
            return true;
        }
        WorkerInfo info = live.get(candidate).info;
        return options.node().map(node -> node.equals(info.node())).orElse(true)
                && options.role().map(role -> info.roles().contains(role)).orElse(true)
                && options.resources().entrySet().stream()
                        .allMatch(need -> info.resources().getOrDefault(need.getKey(), 0) >= need.getValue());
    }

    @Override
    public int taskCount() {
        return state.tasks.count;
    }

    @Override
    public int runMicros(int task) {
        return state.costs.runMicros(state.graph.operationRow(task), UNKNOWN_RUN_MICROS);
    }

    @Override
    public int inputCount(int task) {
        return state.graph.inputEnd(task) - state.graph.inputStart(task);
    }

    @Override
    public int input(int task, int i) {
        return state.graph.input(state.graph.inputStart(task) + i);
    }

    @Override
    public int workerOf(int task) {
        return state.tasks.workers[task];
    }

    @Override
    public int resultBytes(int task) {
        return state.tasks.isRecorded(task)
                ? state.tasks.sizes[task]
                : state.costs.bytes(state.graph.operationRow(task), UNKNOWN_BYTES);
    }
}
