package io.akkord.core.graph;

import java.util.Arrays;
import java.util.Objects;

/** A growing column of ints: exactly as large as its first batch, then by half more whenever it is full. */
final class IntColumn {

    private static final int[] NONE = {};

    private int[] values = NONE;
    private int size;

    int get(int index) {
        return values[Objects.checkIndex(index, size)];
    }

    void set(int index, int value) {
        values[Objects.checkIndex(index, size)] = value;
    }

    void add(int value) {
        reserve(1);
        values[size++] = value;
    }

    /** Adds the entries from {@code from} on, each raised by {@code shift}. */
    void addAll(int[] more, int from, int shift) {
        reserve(more.length - from);
        for (int i = from; i < more.length; i++) {
            values[size++] = Math.addExact(more[i], shift);
        }
    }

    void addRepeated(int value, int count) {
        reserve(count);
        Arrays.fill(values, size, size + count, value);
        size += count;
    }

    /** Forgets the entries from this place on. */
    void cutTo(int length) {
        size = Objects.checkIndex(length, size + 1);
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }

    void reserve(int more) {
        int needed = Math.addExact(size, more);
        if (needed > values.length) {
            long roomy = size + (size >> 1) + (size == 0 ? 0L : 16L);
            values = Arrays.copyOf(values, (int) Math.max(needed, Math.min(roomy, Integer.MAX_VALUE - 8)));
        }
    }
}
