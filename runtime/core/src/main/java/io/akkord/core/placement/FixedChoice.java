package io.akkord.core.placement;

/** Shared by the strategies that want one certain worker: they wait for its credit. */
final class FixedChoice {

    private FixedChoice() {}

    static boolean take(int candidate, Candidates candidates, Placement.Choice choice) {
        if (candidate < 0 || !candidates.hasCredit(candidate)) {
            return false;
        }
        return choice.choose(candidate, 0, Integer.MAX_VALUE);
    }

    /** The n-th slot of all allowed workers, counted through; -1 if none is allowed. */
    static int bySlot(long n, int task, Candidates candidates) {
        int slots = allowedSlots(task, candidates);
        if (slots == 0) {
            return -1;
        }
        long at = Math.floorMod(n, (long) slots);
        for (int i = 0; i < candidates.count(); i++) {
            if (candidates.allows(i, task)) {
                at -= candidates.slots(i);
                if (at < 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    static int allowedSlots(int task, Candidates candidates) {
        int slots = 0;
        for (int i = 0; i < candidates.count(); i++) {
            slots += candidates.allows(i, task) ? candidates.slots(i) : 0;
        }
        return slots;
    }

    /** Mixes 64 bits; the finalizer of MurmurHash3. */
    static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
