package io.akkord.execution.value;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pieces that {@link ValueWriter} wrote. Every length is checked against the bytes that are left, and every
 * element of a container takes at least one byte of its own, so that hostile bytes never lead to a large allocation.
 * Used by one thread.
 */
final class ValueReader {

    private static final int MAX_NAME = 1024;

    private final byte[] bytes;
    private final int end;
    private final ClassFinder classes;
    private int at;
    private int depth;
    private long elementsLeft;
    private @Nullable Class<?>[] types = new Class<?>[4];
    private int typeCount;

    ValueReader(byte[] bytes, int from, int end, ClassFinder classes) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
        this.classes = classes;
        this.elementsLeft = (long) end - from;
    }

    /** The next value with its tag. */
    @Nullable
    Object value() {
        if (++depth > ValueWriter.MAX_DEPTH + 1) {
            throw damaged("values are nested more than " + ValueWriter.MAX_DEPTH + " deep");
        }
        int tag = oneByte();
        Form.Reading reading = tag < 0 ? null : Forms.reading(tag);
        if (reading == null) {
            throw damaged("no value has the tag " + tag);
        }
        Object value = reading.read(this);
        depth--;
        return value;
    }

    boolean atEnd() {
        return at == end;
    }

    UndecodableException damaged(String reason) {
        return new UndecodableException("damaged value, at byte " + at + " before " + end + ": " + reason);
    }

    int oneByte() {
        if (at >= end) {
            throw damaged("it ends early");
        }
        return bytes[at++];
    }

    long unsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = oneByte();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged("a number has more than ten bytes");
    }

    long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A signed number within a range. */
    long signed(long least, long most) {
        long value = signed();
        if (value < least || value > most) {
            throw damaged("the number " + value + " is not from " + least + " to " + most);
        }
        return value;
    }

    int signedInt() {
        return (int) signed(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    int fixedInt() {
        need(4);
        int value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (bytes[at++] & 0xFF) << shift;
        }
        return value;
    }

    long fixedLong() {
        need(8);
        long value = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            value |= (long) (bytes[at++] & 0xFF) << shift;
        }
        return value;
    }

    private void need(int count) {
        if (count > end - at) {
            throw damaged("it ends early");
        }
    }

    /** The number of elements that follow, of {@code width} bytes each. */
    int length(int width) {
        long length = unsigned();
        if (length < 0 || length > (end - at) / width) {
            throw damaged("a length of " + length + " is more than the bytes that are left");
        }
        return (int) length;
    }

    /** The number of values that follow; all containers of one value together have no more elements than bytes. */
    int count() {
        int count = length(1);
        elementsLeft -= count;
        if (elementsLeft < 0) {
            throw damaged("there are more elements than bytes");
        }
        return count;
    }

    /** The next {@code length} elements as a little-endian buffer on the bytes themselves. */
    ByteBuffer elements(int length, int width) {
        ByteBuffer slice = ByteBuffer.wrap(bytes, at, length * width).slice().order(ByteOrder.LITTLE_ENDIAN);
        at += length * width;
        return slice;
    }

    byte[] bytes() {
        int length = length(1);
        byte[] copy = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return copy;
    }

    String text() {
        int length = length(1);
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** A class that this node allows as a value, of the shape that it has here. */
    Class<?> type() {
        long place = unsigned();
        if (place == 0) {
            return newType();
        }
        Class<?> known = place < 0 || place > typeCount ? null : types[(int) place - 1];
        if (known == null) {
            throw damaged("there is no class number " + place);
        }
        return known;
    }

    private Class<?> newType() {
        int length = length(1);
        if (length > MAX_NAME) {
            throw damaged("a class name has " + length + " bytes");
        }
        String name = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        int shape = fixedInt();
        Class<?> type = classes.find(name);
        TypeNames.requireShape(type, shape);
        if (typeCount < ValueWriter.MAX_TYPES) {
            if (typeCount == types.length) {
                types = Arrays.copyOf(types, typeCount * 2);
            }
            types[typeCount++] = type;
        }
        return type;
    }
}
