package io.akkord.core.collection;

import java.util.Arrays;

/** A growing array of ints. Not safe for use by several threads. */
public final class IntList {

    private int[] values;
    private int size;

    public IntList() {
        this(8);
    }

    public IntList(int capacity) {
        values = new int[Math.max(1, capacity)];
    }

    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    public int get(int index) {
        return values[index];
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public int removeLast() {
        return values[--size];
    }

    public void clear() {
        size = 0;
    }

    public void sort() {
        Arrays.sort(values, 0, size);
    }

    public int[] toArray() {
        return Arrays.copyOf(values, size);
    }

    /** The content as an array, leaving this list empty. */
    public int[] drain() {
        int[] all = toArray();
        size = 0;
        return all;
    }
}
