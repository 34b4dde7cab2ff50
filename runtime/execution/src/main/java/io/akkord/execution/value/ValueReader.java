package io.akkord.execution.value;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pieces that {@link ValueWriter} wrote, from an array or, through a window, from a stream. Every length is checked against the bytes that are left, and every
 * element of a container takes at least one byte of its own, so that hostile bytes never lead to a large allocation.
 * Used by one thread.
 */
final class ValueReader {

    /** Takes {@code count} elements out of the buffer, the first of which is number {@code from}. */
    interface Piece {
        void copy(ByteBuffer elements, int from, int count);
    }

    private static final int MAX_NAME = 1024;
    private static final int WINDOW = 64 * 1024;

    private final @Nullable InputStream stream;
    private final ClassFinder classes;
    private byte[] bytes;
    private int at;
    private int end;
    /** Bytes that the stream still has. */
    private long rest;
    /** Bytes that have left the window. */
    private long before;

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
        this.stream = null;
    }

    /** Reads {@code length} bytes of a stream, which are believed to come; its failures are unchecked. */
    ValueReader(InputStream stream, long length, ClassFinder classes) {
        this.bytes = new byte[(int) Math.min(length, WINDOW)];
        this.stream = stream;
        this.rest = length;
        this.classes = classes;
        this.elementsLeft = length;
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
        return left() == 0;
    }

    private long left() {
        return end - at + rest;
    }

    UndecodableException damaged(String reason) {
        return new UndecodableException(
                "damaged value, at byte " + (before + at) + " before " + (before + end + rest) + ": " + reason);
    }

    int oneByte() {
        need(1);
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

    /** Has at least so many bytes in the window, at most {@link #WINDOW}. */
    private void need(int count) {
        if (count <= end - at) {
            return;
        }
        if (count > left()) {
            throw damaged("it ends early");
        }
        System.arraycopy(bytes, at, bytes, 0, end - at);
        before += at;
        end -= at;
        at = 0;
        while (end < count) {
            end += read(bytes, end, bytes.length - end);
        }
    }

    private int read(byte[] to, int from, int most) {
        try {
            int read = Objects.requireNonNull(stream).read(to, from, (int) Math.min(most, rest));
            if (read < 0) {
                throw new EOFException("the stream ended " + rest + " bytes early");
            }
            rest -= read;
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next bytes, straight into an array of their own. */
    private byte[] take(int length) {
        if (length <= end - at) {
            at += length;
            return Arrays.copyOfRange(bytes, at - length, at);
        }
        byte[] taken = new byte[length];
        int size = end - at;
        System.arraycopy(bytes, at, taken, 0, size);
        before += length - size;
        at = end;
        while (size < length) {
            size += read(taken, size, length - size);
        }
        return taken;
    }

    /** The number of elements that follow, of {@code width} bytes each. */
    int length(int width) {
        long length = unsigned();
        if (length < 0 || length > left() / width) {
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

    /** The next {@code length} elements of {@code width} bytes each, little-endian, in pieces. */
    void elements(int length, int width, Piece piece) {
        for (int from = 0; from < length; ) {
            need(width);
            int count = Math.min(length - from, (end - at) / width);
            ByteBuffer elements =
                    ByteBuffer.wrap(bytes, at, count * width).slice().order(ByteOrder.LITTLE_ENDIAN);
            piece.copy(elements, from, count);
            at += count * width;
            from += count;
        }
    }

    byte[] bytes() {
        return take(length(1));
    }

    String text() {
        return text(length(1));
    }

    private String text(int length) {
        if (length > end - at) {
            return new String(take(length), StandardCharsets.UTF_8);
        }
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
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
        String name = text(length);
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
