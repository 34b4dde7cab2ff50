package io.akkord.simulation.workload;

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012) of 64-bit words under the key 01 02 … 0f 00, as Task Bench uses it for chance
 * that is the same everywhere.
 */
final class SipHash {

    private static final long KEY_0 = 0x0807060504030201L;
    private static final long KEY_1 = 0x000f0e0d0c0b0a09L;

    private long v0;
    private long v1;
    private long v2;
    private long v3;

    private SipHash() {
        v0 = KEY_0 ^ 0x736f6d6570736575L;
        v1 = KEY_1 ^ 0x646f72616e646f6dL;
        v2 = KEY_0 ^ 0x6c7967656e657261L;
        v3 = KEY_1 ^ 0x7465646279746573L;
    }

    /** The hash of the words, each taken as eight bytes, the lowest first. */
    static long of(long... words) {
        SipHash hash = new SipHash();
        for (long word : words) {
            hash.add(word);
        }
        hash.add((8L * words.length) << 56);
        hash.v2 ^= 0xff;
        hash.rounds(4);
        return hash.v0 ^ hash.v1 ^ hash.v2 ^ hash.v3;
    }

    /** A number in [0, 1) for the words; in rare cases rounded up to 1. */
    static double uniform(long... words) {
        long bits = of(words);
        return bits >= 0 ? bits * 0x1p-64 : ((bits >>> 1) | (bits & 1)) * 0x1p-63;
    }

    private void add(long word) {
        v3 ^= word;
        rounds(2);
        v0 ^= word;
    }

    private void rounds(int count) {
        for (int i = 0; i < count; i++) {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}
