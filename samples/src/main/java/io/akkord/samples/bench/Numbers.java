package io.akkord.samples.bench;

/** The smallest operation there is. */
public final class Numbers {

    private Numbers() {}

    /** The number after this one. */
    public static long next(long number) {
        return number + 1;
    }
}
