package io.akkord.core.graph;

import java.nio.charset.StandardCharsets;

/**
 * A 128-bit hash of content, after the mixing steps of MurmurHash3 x64 128 (A. Appleby, public domain): two lanes of 64
 * bits that stir each other after every 16 bytes. Tasks with equal hashes are taken for equal, which is sound as far as
 * chance goes: among a thousand million tasks two different ones collide with a probability below 10^-20. It is no
 * defence against someone who wants a collision, and need not be: a graph is one user's.
 *
 * <p>Use: {@link #begin}, any number of {@code add}, {@link #end}, then {@link #high} and {@link #low}.
 */
final class ContentHash {

    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;
    private static final long BYTES = 0x1b873593cc9e2d51L;

    private long high;
    private long low;
    private long blocks;

    ContentHash begin() {
        high = 0;
        low = 0;
        blocks = 0;
        return this;
    }

    ContentHash add(long first, long second) {
        high ^= Long.rotateLeft(first * C1, 31) * C2;
        high = (Long.rotateLeft(high, 27) + low) * 5 + 0x52dce729;
        low ^= Long.rotateLeft(second * C2, 33) * C1;
        low = (Long.rotateLeft(low, 31) + high) * 5 + 0x38495ab5;
        blocks++;
        return this;
    }

    ContentHash add(byte[] bytes) {
        add(BYTES, bytes.length);
        int at = 0;
        for (; at + 16 <= bytes.length; at += 16) {
            add(eightBytes(bytes, at), eightBytes(bytes, at + 8));
        }
        if (at < bytes.length) {
            long first = 0;
            long second = 0;
            for (int i = at; i < bytes.length; i++) {
                if (i - at < 8) {
                    first = first << 8 | (bytes[i] & 0xFF);
                } else {
                    second = second << 8 | (bytes[i] & 0xFF);
                }
            }
            add(first, second);
        }
        return this;
    }

    ContentHash add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    ContentHash end() {
        high ^= blocks;
        low ^= blocks;
        high += low;
        low += high;
        high = finish(high);
        low = finish(low);
        high += low;
        low += high;
        return this;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    private static long finish(long lane) {
        long mixed = (lane ^ (lane >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    private static long eightBytes(byte[] bytes, int at) {
        return (bytes[at] & 0xFFL) << 56
                | (bytes[at + 1] & 0xFFL) << 48
                | (bytes[at + 2] & 0xFFL) << 40
                | (bytes[at + 3] & 0xFFL) << 32
                | (bytes[at + 4] & 0xFFL) << 24
                | (bytes[at + 5] & 0xFFL) << 16
                | (bytes[at + 6] & 0xFFL) << 8
                | (bytes[at + 7] & 0xFFL);
    }
}
