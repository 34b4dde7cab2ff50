package io.akkord.core.collection;

import java.util.Arrays;

/** A growing array of bytes. Not safe for use by several threads. */
public final class ByteList {

    private byte[] values = new byte[16];
    private int size;

    public void add(byte value) {
        reserve(1);
        values[size++] = value;
    }

    public void addAll(byte[] from, int start, int length) {
        reserve(length);
        System.arraycopy(from, start, values, size, length);
        size += length;
    }

    private void reserve(int more) {
        if (size + more > values.length) {
            values = Arrays.copyOf(values, Math.max(Math.addExact(size, more), values.length * 2));
        }
    }

    public int size() {
        return size;
    }

    public byte[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
