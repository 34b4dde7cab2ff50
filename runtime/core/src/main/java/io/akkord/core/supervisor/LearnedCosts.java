package io.akkord.core.supervisor;

import java.util.Arrays;

/**
 * Run times and result sizes of operations, learnt from their completions as exponentially weighted means with weight
 * 1/8. Part of the graph's state: completions are facts, so replay learns the same.
 */
final class LearnedCosts {

    private static final int UNKNOWN = -1;

    int[] runMicros = {};
    int[] bytes = {};
    int overallMicros = UNKNOWN;
    /** Run times of all completions in this life; no part of the truth. */
    private long workMicros;

    void grow(int operations) {
        int from = runMicros.length;
        runMicros = Arrays.copyOf(runMicros, operations);
        bytes = Arrays.copyOf(bytes, operations);
        Arrays.fill(runMicros, from, operations, UNKNOWN);
        Arrays.fill(bytes, from, operations, UNKNOWN);
    }

    void learn(int operation, int micros, long size) {
        runMicros[operation] = blend(runMicros[operation], micros);
        bytes[operation] = blend(bytes[operation], (int) Math.min(size, Integer.MAX_VALUE));
        overallMicros = blend(overallMicros, micros);
        workMicros += micros;
    }

    private static int blend(int before, int sample) {
        return before == UNKNOWN ? sample : (int) (((long) before * 7 + sample + 4) / 8);
    }

    int runMicros(int operation, int otherwise) {
        return runMicros[operation] == UNKNOWN ? otherwise : runMicros[operation];
    }

    int bytes(int operation, int otherwise) {
        return bytes[operation] == UNKNOWN ? otherwise : bytes[operation];
    }

    /** Work that was done since the state was made, or read from a snapshot. */
    long workMicros() {
        return workMicros;
    }

    /** Mean over all completions, or -1 before the first. */
    int overallMicros() {
        return overallMicros;
    }
}
