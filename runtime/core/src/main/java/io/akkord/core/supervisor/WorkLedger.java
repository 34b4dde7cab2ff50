package io.akkord.core.supervisor;

import java.util.Arrays;

/**
 * What is with each worker, by worker number: how many of its tasks can run, how many wait, and the expected work of
 * all. Kept as tasks come and go; a task is taken off with what it was counted with. Policy, not truth.
 */
final class WorkLedger {

    private final GraphState state;
    private final ExpectedCosts costs;
    private byte[] counted = {};
    private int[] ready = {};
    private int[] waiting = {};
    private long[] micros = {};
    private long[] readyMicros = {};

    WorkLedger(GraphState state, ExpectedCosts costs) {
        this.state = state;
        this.costs = costs;
    }

    /** Makes room for all tasks and workers of the graph. */
    void grow() {
        if (state.tasks.flags.length > counted.length) {
            counted = Arrays.copyOf(counted, state.tasks.flags.length);
        }
        if (state.workers.count() > ready.length) {
            int length = Math.max(state.workers.count(), ready.length * 2);
            ready = Arrays.copyOf(ready, length);
            waiting = Arrays.copyOf(waiting, length);
            micros = Arrays.copyOf(micros, length);
            readyMicros = Arrays.copyOf(readyMicros, length);
        }
    }

    void dispatched(int task, int worker) {
        counted[task] = CostClass.of(costs.runMicros(task));
        boolean isReady = state.tasks.openInputs[task] == 0;
        addCost(task, worker, isReady);
        if (isReady) {
            ready[worker]++;
        } else {
            waiting[worker]++;
        }
    }

    /** Counts what is under way with what it is expected to cost now. */
    void revalue() {
        Arrays.fill(micros, 0);
        Arrays.fill(readyMicros, 0);
        for (int task = 0; task < state.dispatchedEnd; task++) {
            if (state.tasks.has(task, TaskTable.DISPATCHED)) {
                boolean isReady = state.tasks.openInputs[task] == 0;
                counted[task] = CostClass.of(costs.runMicros(task));
                addCost(task, state.tasks.workers[task], isReady);
                int second = state.copies.workerOf(task);
                if (second != TaskTable.NO_WORKER) {
                    addCost(task, second, isReady);
                }
            }
        }
    }

    private void addCost(int task, int worker, boolean isReady) {
        long cost = CostClass.value(counted[task]);
        micros[worker] += cost;
        readyMicros[worker] += isReady ? cost : 0;
    }

    /** A second attempt counts as the first one did, so that each is taken off again exactly. */
    void copied(int task, int worker) {
        addCost(task, worker, true);
        ready[worker]++;
    }

    void ended(int task, int worker) {
        long cost = CostClass.value(counted[task]);
        micros[worker] -= cost;
        if (state.tasks.openInputs[task] == 0) {
            ready[worker]--;
            readyMicros[worker] -= cost;
        } else {
            waiting[worker]--;
        }
    }

    /** The last input of a task that the worker has is recorded. */
    void becameReady(int task, int worker) {
        waiting[worker]--;
        ready[worker]++;
        readyMicros[worker] += CostClass.value(counted[task]);
    }

    /** What a task under way was counted with. */
    long countedMicros(int task) {
        return CostClass.value(counted[task]);
    }

    /** Tasks of the worker whose inputs are all recorded: they run, or could. */
    int ready(int worker) {
        return ready[worker];
    }

    int inFlight(int worker) {
        return ready[worker] + waiting[worker];
    }

    /** Expected run times of those of its tasks that run or could. */
    long readyMicros(int worker) {
        return readyMicros[worker];
    }

    /** Expected run times of all its unfinished tasks. */
    long micros(int worker) {
        return micros[worker];
    }
}
