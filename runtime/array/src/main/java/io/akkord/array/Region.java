package io.akkord.array;

import java.util.Arrays;

/**
 * What part of an array a chunk is.
 *
 * @param from where it begins along each axis
 * @param shape its lengths
 * @param whole lengths of the whole array
 */
public record Region(long[] from, int[] shape, long[] whole) {

    /** Where an element of the chunk lies in the whole array along an axis. */
    public long index(int axis, int place) {
        return from[axis] + place;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Region that
                && Arrays.equals(from, that.from)
                && Arrays.equals(shape, that.shape)
                && Arrays.equals(whole, that.whole);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(from) + Arrays.hashCode(shape);
    }
}
