package io.akkord.core.placement;

/** One slot after the other, in turn; a task whose turn is a busy worker's waits for it. */
final class RoundRobinPlacement implements Placement {

    private long turn;

    @Override
    public boolean place(int task, Candidates candidates, Choice choice) {
        return FixedChoice.take(FixedChoice.bySlot(turn++, task, candidates), candidates, choice);
    }
}
