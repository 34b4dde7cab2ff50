package io.akkord.core.placement;

/** One slot after the other, in turn. */
final class RoundRobinPlacement implements Placement {

    private long turn;

    @Override
    public boolean place(int task, Candidates candidates, Choice choice) {
        if (!FixedChoice.take(FixedChoice.bySlot(turn, task, candidates), candidates, choice)) {
            return false;
        }
        turn++;
        return true;
    }
}
