package io.akkord.core.packed;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Reads what {@link PackedWriter} wrote. Every length is checked against the bytes that are left, so damaged or hostile
 * input ends in {@link IllegalArgumentException} and never in a large allocation.
 */
public final class PackedReader {

    private final byte[] bytes;
    private final int end;
    private int at;

    public PackedReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** Reads a part of the bytes. */
    public PackedReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = Objects.checkFromToIndex(from, to, bytes.length);
        this.end = to;
    }

    private IllegalArgumentException truncated() {
        return new IllegalArgumentException("packed data ends early, at " + end + "; read at " + at);
    }

    public int oneByte() {
        if (at >= end) {
            throw truncated();
        }
        return bytes[at++];
    }

    public long unsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = oneByte();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a packed number has more than ten bytes, at " + at);
    }

    public int unsignedInt() {
        long value = unsigned();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a packed number is out of range: " + value + ", at " + at);
        }
        return (int) value;
    }

    public long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    public long fixedLong() {
        if (end - at < 8) {
            throw truncated();
        }
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | (bytes[at++] & 0xFF);
        }
        return value;
    }

    private int length() {
        int length = unsignedInt();
        if (length > end - at) {
            throw truncated();
        }
        return length;
    }

    public int[] ints() {
        int[] values = new int[length()];
        long before = 0;
        for (int i = 0; i < values.length; i++) {
            before += signed();
            values[i] = (int) before;
        }
        return values;
    }

    public long[] longs() {
        long[] values = new long[length()];
        long before = 0;
        for (int i = 0; i < values.length; i++) {
            before += signed();
            values[i] = before;
        }
        return values;
    }

    public byte[] bytes() {
        int length = length();
        byte[] values = java.util.Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return values;
    }

    /** Goes past what {@link #bytes} would give. */
    public void skipBytes() {
        int length = length();
        at += length;
    }

    public String text() {
        int length = length();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    public boolean atEnd() {
        return at == end;
    }
}
