package io.akkord.simulation.workload;

import java.util.SplittableRandom;

/** Costs drawn by chance from a seed. Times in seconds, sizes in MiB. */
final class Draws {

    private static final double NANOS_A_SECOND = 1e9;
    private static final double BYTES_A_MIB = 1 << 20;

    private final SplittableRandom random;

    Draws(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A run time from a normal distribution, cut at 0, in nanoseconds. */
    long normal(double mean, double deviation) {
        return nanos(mean + deviation * random.nextGaussian());
    }

    /** A run time from an exponential distribution, in nanoseconds. */
    long exponential(double mean) {
        return nanos(-mean * Math.log(1 - random.nextDouble()));
    }

    /** A factor whose logarithm is normal with this deviation, and whose mean is 1. */
    double logNormal(double deviation) {
        return Math.exp(deviation * random.nextGaussian() - deviation * deviation / 2);
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    static long nanos(double seconds) {
        return Math.round(Math.max(0, seconds) * NANOS_A_SECOND);
    }

    static long mebibytes(double size) {
        return Math.round(Math.max(0, size) * BYTES_A_MIB);
    }
}
