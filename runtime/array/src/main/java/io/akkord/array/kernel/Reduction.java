package io.akkord.array.kernel;

import io.akkord.array.DType;
import java.util.Locale;

/**
 * What is carried from chunk to chunk by a reduction, from which the result is finished. Names are part of journals.
 */
public enum Reduction {
    SUM(1),
    PROD(1),
    MIN(1),
    MAX(1),
    /** Number of elements, mean, and sum of squared distances from it. */
    MOMENTS(3),
    /** The least value and where it is first. */
    ARGMIN(2),
    /** The greatest value and where it is first. */
    ARGMAX(2);

    private final int layers;

    Reduction(int layers) {
        this.layers = layers;
    }

    /** Numbers that are carried for each result; more than one stand along a leading axis. */
    public int layers() {
        return layers;
    }

    /** Whether it has to know where elements lie. */
    public boolean needsIndex() {
        return this == ARGMIN || this == ARGMAX;
    }

    /** Type of the numbers carried. */
    public DType stateType(DType input) {
        return this == MOMENTS || input.isFloating() ? DType.DOUBLE : DType.LONG;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
