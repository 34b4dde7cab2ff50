package io.akkord.core.supervisor;

import io.akkord.api.TaskOptions;
import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.placement.Candidates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The adopted workers as candidates of placement, with their credit. */
final class LiveCandidates implements Candidates {

    /** Before anything is learnt, a worker gets a few tasks for each slot. */
    private static final int FIRST_TASKS_PER_SLOT = 16;

    private static final int UNKNOWN_RUN_MICROS = 1000;
    private static final int UNKNOWN_BYTES = 64;

    private static final byte FREE = 1;
    private static final byte BOUND = 2;

    private final GraphState state;
    private final SchedulerSettings settings;
    private final List<Sessions.Session> live = new ArrayList<>();
    private int[] workers = {};
    private int[] slots = {};
    private int[] credits = {};
    /** For each options row whether it binds its tasks to certain workers; 0 if it was not looked at yet. */
    private byte[] bound = {};

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
        workers = live.stream().mapToInt(session -> session.worker).toArray();
        slots = live.stream().mapToInt(session -> session.info.slots()).toArray();
        credits = Arrays.stream(slots).map(this::credit).toArray();
        bound = Arrays.copyOf(bound, state.graph.optionsCount());
    }

    /** Work for the horizon by learnt run times, within the window. */
    private int credit(int slotCount) {
        int mean = state.costs.overallMicros();
        long wanted = mean < 0
                ? (long) slotCount * FIRST_TASKS_PER_SLOT
                : slotCount * Math.max(4, settings.horizonMicros() / Math.max(1, mean));
        return (int) Math.min(wanted, settings.window());
    }

    Sessions.Session session(int candidate) {
        return live.get(candidate);
    }

    @Override
    public int count() {
        return workers.length;
    }

    @Override
    public int worker(int candidate) {
        return workers[candidate];
    }

    @Override
    public int slots(int candidate) {
        return slots[candidate];
    }

    @Override
    public String workerId(int candidate) {
        return live.get(candidate).info.workerId();
    }

    @Override
    public int inFlight(int candidate) {
        return state.workers.inFlight(workers[candidate]);
    }

    @Override
    public boolean hasCredit(int candidate) {
        return inFlight(candidate) < credits[candidate];
    }

    @Override
    public boolean allows(int candidate, int task) {
        int row = state.graph.optionsRow(task);
        if (bound[row] == 0) {
            bound[row] = isBound(state.graph.optionsAt(row)) ? BOUND : FREE;
        }
        return bound[row] == FREE || fits(live.get(candidate).info, state.graph.optionsAt(row));
    }

    private static boolean isBound(TaskOptions options) {
        return options.node().isPresent()
                || options.role().isPresent()
                || !options.resources().isEmpty();
    }

    private static boolean fits(WorkerInfo info, TaskOptions options) {
        if (!options.node().orElse(info.node()).equals(info.node())) {
            return false;
        }
        if (options.role().isPresent() && !info.roles().contains(options.role().get())) {
            return false;
        }
        for (Map.Entry<String, Integer> need : options.resources().entrySet()) {
            if (info.resources().getOrDefault(need.getKey(), 0) < need.getValue()) {
                return false;
            }
        }
        return true;
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
