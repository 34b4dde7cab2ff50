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

    /** Sorts the entries from an index on; stable, by insertion: for a few. */
    public void sortFrom(int from, IntOrder order) {
        for (int i = from + 1; i < size; i++) {
            int value = values[i];
            int at = i;
            while (at > from && order.before(value, values[at - 1])) {
                values[at] = values[at - 1];
                at--;
            }
            values[at] = value;
        }
    }

    /** How many different entries there are; sorts them. */
    public int distinct() {
        sort();
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += i == 0 || values[i] != values[i - 1] ? 1 : 0;
        }
        return count;
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
