package io.akkord.core.simulation;

import java.nio.ByteBuffer;

/**
 * The result of a simulated task: a number that depends on the task, its literal and its inputs' values.
 *
 * @param bytes size of its encoded form
 */
record Value(long number, int bytes) {

    /** What a task makes of its inputs; {@code nonce} is 0 for pure tasks. */
    static Value of(SimTask task, long[] inputs, long nonce) {
        long mixed = mix(task.number() + 1, nonce);
        for (byte each : task.literal()) {
            mixed = mix(mixed, each);
        }
        for (long input : inputs) {
            mixed = mix(mixed, input);
        }
        return new Value(mixed, task.bytes());
    }

    private static long mix(long a, long b) {
        long mixed = (a * 31 + b) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }

    int digest() {
        return (int) (number ^ (number >>> 32));
    }

    byte[] encode() {
        return ByteBuffer.allocate(bytes).putLong(number).array();
    }

    static Value decode(byte[] encoded) {
        return new Value(ByteBuffer.wrap(encoded).getLong(), encoded.length);
    }
}
