package io.akkord.simulation;

import java.nio.ByteBuffer;

/**
 * The result of a simulated task: a number that depends on the task, its literals and its inputs' values.
 *
 * @param bytes size of its encoded form
 */
record Value(long number, long bytes) {

    /** Begins the number of a task's result; {@code nonce} is 0 for pure tasks. */
    static long begin(Tasks tasks, int task, long nonce) {
        return mix(mix(task + 1, nonce), tasks.salt(task));
    }

    /** Goes on with the value of the next input. */
    static long mix(long number, long input) {
        long mixed = (number * 31 + input) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }

    static int digest(long number) {
        return (int) (number ^ (number >>> 32));
    }

    int digest() {
        return digest(number);
    }

    byte[] encode(int length) {
        return ByteBuffer.allocate(length).putLong(number).array();
    }

    static long number(byte[] encoded) {
        return ByteBuffer.wrap(encoded).getLong();
    }
}
