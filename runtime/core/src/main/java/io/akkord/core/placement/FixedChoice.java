package io.akkord.core.placement;

/** Shared by the strategies that want one certain worker: they wait for its credit. */
final class FixedChoice {

    private FixedChoice() {}

    static boolean take(int candidate, Candidates candidates, Placement.Choice choice) {
        choice.choose(candidate, 0, Long.MAX_VALUE);
        return candidate >= 0 && candidates.hasCredit(candidate);
    }

    /** The n-th slot of all allowed workers, counted through and around; -1 if none is allowed. */
    static int bySlot(long n, int task, Candidates candidates) {
        int slots = candidates.allowedSlots(task);
        return slots == 0 ? -1 : candidates.bySlot(task, (int) Math.floorMod(n, (long) slots));
    }
}
