package io.akkord.core.placement;

/** The worker that would start the task first by the expected work that it has; the earlier one of equals. */
final class LeastLoadedPlacement implements Placement {

    @Override
    public boolean place(int task, Candidates candidates, Choice choice) {
        int best = candidates.leastLoaded(task);
        if (best < 0) {
            choice.choose(-1, 0, 0);
            return false;
        }
        return choice.choose(best, candidates.startMicros(best), candidates.secondStartMicros(task));
    }

    @Override
    public boolean followsLoad() {
        return true;
    }
}
