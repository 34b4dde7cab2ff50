package io.akkord.core.packed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Appends numbers, arrays and strings to a growing byte array. Integers are variable-length (LEB128, zigzag for signed
 * ones); arrays of integers are written as differences, which makes ascending and constant columns one byte an entry.
 * Not safe for use by several threads.
 */
public final class PackedWriter {

    private byte[] bytes = new byte[256];
    private int size;

    private void reserve(int more) {
        int needed = Math.addExact(size, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(bytes.length * 2L, Integer.MAX_VALUE - 8)));
        }
    }

    /** One byte. */
    public PackedWriter oneByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /** An unsigned number; small ones are short. */
    public PackedWriter unsigned(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /** A signed number; those near zero are short. */
    public PackedWriter signed(long value) {
        return unsigned((value << 1) ^ (value >> 63));
    }

    /** A number in eight bytes. */
    public PackedWriter fixedLong(long value) {
        reserve(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    /** Length and differences. */
    public PackedWriter ints(int[] values) {
        unsigned(values.length);
        int before = 0;
        for (int value : values) {
            signed((long) value - before);
            before = value;
        }
        return this;
    }

    /** Length and differences. */
    public PackedWriter longs(long[] values) {
        unsigned(values.length);
        long before = 0;
        for (long value : values) {
            signed(value - before);
            before = value;
        }
        return this;
    }

    /** Length and bytes. */
    public PackedWriter bytes(byte[] values) {
        unsigned(values.length);
        reserve(values.length);
        System.arraycopy(values, 0, bytes, size, values.length);
        size += values.length;
        return this;
    }

    /** UTF-8. */
    public PackedWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public int size() {
        return size;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
