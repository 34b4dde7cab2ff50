package io.akkord.core.graph;

import java.util.Arrays;

/**
 * Finds numbers by 128-bit content hash. Numbers are dense, given in ascending order by {@link #add}; the hash of each
 * stays readable. An open-addressing table with linear probing, at most half full, holds the numbers only.
 */
final class ContentIndex {

    static final int ABSENT = -1;

    private long[] high = new long[16];
    private long[] low = new long[16];
    private int size;
    private int[] table = new int[32];

    /** The number that was added last under this hash, or {@link #ABSENT}. */
    int find(ContentHash hash) {
        return table[slot(hash.high(), hash.low())] - 1;
    }

    /** Gives the next number to this hash; an older number of the same hash is found no more. */
    int add(ContentHash hash) {
        if (size == high.length) {
            high = Arrays.copyOf(high, size * 2);
            low = Arrays.copyOf(low, size * 2);
            rebuild(size * 4);
        }
        high[size] = hash.high();
        low[size] = hash.low();
        table[slot(high[size], low[size])] = size + 1;
        return size++;
    }

    long high(int number) {
        return high[number];
    }

    long low(int number) {
        return low[number];
    }

    int size() {
        return size;
    }

    private int slot(long wantedHigh, long wantedLow) {
        int mask = table.length - 1;
        int slot = (int) wantedLow & mask;
        while (table[slot] != 0 && !matches(table[slot] - 1, wantedHigh, wantedLow)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean matches(int number, long wantedHigh, long wantedLow) {
        return low[number] == wantedLow && high[number] == wantedHigh;
    }

    /** Ascending, so that the newest number of a hash wins again. */
    private void rebuild(int length) {
        table = new int[length];
        for (int number = 0; number < size; number++) {
            table[slot(high[number], low[number])] = number + 1;
        }
    }
}
