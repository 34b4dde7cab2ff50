package io.akkord.core.collection;

import java.util.Arrays;

/** A growing array of longs. Not safe for use by several threads. */
public final class LongList {

    private long[] values = new long[8];
    private int size;

    public void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    public int size() {
        return size;
    }

    public long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
