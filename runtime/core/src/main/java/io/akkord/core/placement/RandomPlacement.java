package io.akkord.core.placement;

import io.akkord.api.StableHash;

/** A worker drawn for each task from the seed and the task's number, in proportion to slots. */
final class RandomPlacement implements Placement {

    private final long seed;

    RandomPlacement(long seed) {
        this.seed = seed;
    }

    @Override
    public boolean place(int task, Candidates candidates, Choice choice) {
        long draw = StableHash.mix(seed * 0x9E3779B97F4A7C15L + task);
        return FixedChoice.take(FixedChoice.bySlot(draw >>> 1, task, candidates), candidates, choice);
    }
}
