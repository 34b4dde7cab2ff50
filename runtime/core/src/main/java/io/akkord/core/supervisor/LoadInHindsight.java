package io.akkord.core.supervisor;

/**
 * How busy each worker was, kept while facts are replayed: what {@link DispatchPolicy} keeps of it in a life, without what
 * is still to be dispatched.
 */
final class LoadInHindsight implements StateWatcher {

    private final GraphState state;
    private final SchedulerSettings settings;
    private final ExpectedCosts costs;
    private final WorkLedger ledger;
    private final CostDrift drift;
    private final Shelves nobodyWaits;

    /** Counts what is dispatched by now, and from now on what the state tells. */
    LoadInHindsight(GraphState state, SchedulerSettings settings) {
        this.state = state;
        this.settings = settings;
        this.costs = new ExpectedCosts(state, settings);
        this.ledger = new WorkLedger(state, costs);
        this.drift = new CostDrift(state, costs);
        RankTable ranks = new RankTable(state, costs, settings);
        this.nobodyWaits = new Shelves(
                state,
                new DispatchOrder(state, ranks, new MemoryPressure(state, costs, settings), task -> false),
                ranks);
        appended(0);
        for (int task = 0; task < state.dispatchedEnd; task++) {
            if (state.tasks.has(task, TaskTable.DISPATCHED)) {
                ledger.dispatched(task, state.tasks.workers[task]);
                if (state.copies.workerOf(task) != TaskTable.NO_WORKER) {
                    ledger.copied(task, state.copies.workerOf(task));
                }
            }
        }
    }

    /** Another fact was applied. */
    void refresh() {
        ledger.grow();
        if (drift.isNew()) {
            ledger.revalue();
        }
    }

    /** These workers as candidates, with the load that they have now. */
    LiveCandidates candidates(Sessions sessions) {
        ledger.grow();
        LiveCandidates candidates = new LiveCandidates(state, settings, costs, ledger, nobodyWaits);
        candidates.refresh(sessions);
        return candidates;
    }

    @Override
    public void appended(int first) {
        costs.grow();
        ledger.grow();
    }

    @Override
    public void dispatched(int task, int worker) {
        ledger.grow();
        ledger.dispatched(task, worker);
    }

    @Override
    public void copied(int task, int worker) {
        ledger.grow();
        ledger.copied(task, worker);
    }

    @Override
    public void attemptEnded(int task, int worker) {
        ledger.ended(task, worker);
    }

    @Override
    public void ready(int task) {
        if (state.tasks.has(task, TaskTable.DISPATCHED)) {
            ledger.becameReady(task, state.tasks.workers[task]);
        }
    }
}
