package io.akkord.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** Chance, from a seed. */
final class Dice {

    static final long MICRO = 1_000L;
    static final long MILLI = 1_000_000L;
    static final long SECOND = 1_000_000_000L;

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Dice of their own, so that one part's throws do not shift another's. */
    Dice split() {
        return new Dice(random.nextLong());
    }

    boolean chance(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** A time with many short and few long ones. */
    long nanos(long mean) {
        return (long) (-mean * Math.log(1 - random.nextDouble()));
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... all) {
        return all[random.nextInt(all.length)];
    }

    long bits() {
        return random.nextLong();
    }
}
