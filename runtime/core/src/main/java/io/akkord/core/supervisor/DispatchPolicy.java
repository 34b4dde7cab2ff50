package io.akkord.core.supervisor;

import io.akkord.core.collection.IntHeap;
import io.akkord.core.collection.IntList;

/**
 * What the dispatcher knows beside the truth: expected costs, ranks, which tasks can go, what is with each worker. Made
 * from the truth when a life needs it for the first time, and kept up to date by what the truth tells. Never recorded.
 */
final class DispatchPolicy implements StateWatcher {

    private final GraphState state;
    final ExpectedCosts costs;
    final WorkLedger ledger;
    final MemoryPressure pressure;
    private final CostDrift drift;
    final RankTable ranks;
    final DispatchOrder order;
    /** Tasks that wait for the worker that a strategy insists on, by candidate. */
    final Shelves byWorker;
    /** Tasks that wait for one of the workers that their options allow, by set. */
    final Shelves bySet;

    final LiveCandidates candidates;
    /** Tasks that must be dispatched again, smallest number first; some may not have to any more. */
    final IntHeap queued = new IntHeap((task, other) -> task < other);

    private boolean someUnqueued;

    DispatchPolicy(GraphState state, SchedulerSettings settings) {
        this.state = state;
        this.costs = new ExpectedCosts(state, settings);
        this.ledger = new WorkLedger(state, costs);
        this.pressure = new MemoryPressure(state, costs, settings);
        this.drift = new CostDrift(state, costs);
        this.ranks = new RankTable(state, costs, settings);
        this.order = new DispatchOrder(
                state,
                ranks,
                pressure,
                task -> Effects.is(state, task) || costs.runMicros(task) > settings.horizonMicros());
        this.byWorker = new Shelves(state, order, ranks);
        this.bySet = new Shelves(state, order, ranks);
        this.candidates = new LiveCandidates(state, settings, costs, ledger, byWorker);
        appended(0);
        for (int task = 0; task < state.dispatchedEnd; task++) {
            if (state.tasks.has(task, TaskTable.DISPATCHED)) {
                ledger.dispatched(task, state.tasks.workers[task]);
                pressure.dispatched(task);
                if (state.copies.workerOf(task) != TaskTable.NO_WORKER) {
                    ledger.copied(task, state.copies.workerOf(task));
                    pressure.copied(task);
                }
                continue;
            }
            if (state.tasks.workers[task] != TaskTable.NO_WORKER) {
                pressure.held(task);
            }
            if (state.tasks.has(task, TaskTable.QUEUED)) {
                queued.add(task);
            }
        }
    }

    /** Takes in who came and went, and what was learnt; whether anybody came or went: then tasks that waited for a place
     * are in the order again. */
    boolean refresh(Sessions sessions) {
        ledger.grow();
        if (drift.isNew()) {
            ledger.revalue();
            candidates.touchAll();
        }
        boolean changed = candidates.refresh(sessions);
        if (changed) {
            order.putBack(byWorker.drain());
            order.putBack(bySet.drain());
            pressure.memory(sessions.memoryBytes());
        }
        if (ranks.refresh()) {
            order.reorder();
            byWorker.reorder();
            bySet.reorder();
        }
        if (someUnqueued) {
            someUnqueued = false;
            order.unblock();
        }
        return changed;
    }

    /** Tasks of a row of the options table that wait for a worker which may run them. */
    int[] waitingFor(int row) {
        IntList all = new IntList();
        int set = candidates.setOfRow(row);
        for (int[] some : new int[][] {bySet.tasks(set), queued.toArray()}) {
            for (int task : some) {
                if (state.graph.optionsRow(task) == row) {
                    all.add(task);
                }
            }
        }
        all.sort();
        return all.toArray();
    }

    @Override
    public void appended(int first) {
        costs.grow();
        ledger.grow();
        pressure.grow();
        if (ranks.grow(first)) {
            order.reorder();
            byWorker.reorder();
            bySet.reorder();
        }
        order.grow(first);
    }

    @Override
    public void dispatched(int task, int worker) {
        ledger.dispatched(task, worker);
        pressure.dispatched(task);
        candidates.touch(worker);
        if (state.tasks.attempts[task] == 1) {
            order.dispatched(task);
        }
    }

    @Override
    public void copied(int task, int worker) {
        ledger.copied(task, worker);
        pressure.copied(task);
        candidates.touch(worker);
    }

    @Override
    public void attemptEnded(int task, int worker) {
        ledger.ended(task, worker);
        pressure.ended(task);
        candidates.touch(worker);
        someUnqueued |= state.tasks.has(task, TaskTable.FIRM);
    }

    @Override
    public void ready(int task) {
        if (state.tasks.has(task, TaskTable.DISPATCHED)) {
            int worker = state.tasks.workers[task];
            ledger.becameReady(task, worker);
            candidates.touch(worker);
        } else {
            order.becameReady(task);
        }
    }

    @Override
    public void held(int task, int worker) {
        pressure.held(task);
    }

    @Override
    public void letGo(int task, int worker) {
        pressure.letGo(task);
    }

    @Override
    public void queued(int task) {
        queued.add(task);
    }

    @Override
    public void unqueued(int task) {
        someUnqueued = true;
    }
}
