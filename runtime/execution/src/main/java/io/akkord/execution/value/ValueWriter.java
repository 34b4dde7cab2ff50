package io.akkord.execution.value;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends primitive pieces of an encoded value. Either the bytes are kept, up to a limit above which {@link TooLarge}
 * ends the encoding, or they are drained in pieces and never held together. Used by one thread.
 */
final class ValueWriter {

    /** Takes the bytes of a value that is not kept. */
    interface Drain {
        void take(byte[] bytes, int length);
    }

    /** Copies {@code count} elements from {@code from} into the buffer. */
    interface Piece {
        void copy(ByteBuffer to, int from, int count);
    }

    /** The value has more bytes than the limit; thrown without a stack trace. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TooLarge() {
            super("more bytes than the limit", null, false, false);
        }
    }

    static final int MAX_DEPTH = 500;
    static final int MAX_TYPES = 64;
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;
    private static final int SLACK = 64;
    private static final int LONGEST_TEXT_IN_PLACE = 48;
    private static final int DRAINED_PIECE = 64 * 1024;

    private final int limit;
    private final @Nullable Drain drain;
    private byte[] bytes;
    private int size;
    private int depth;
    private @Nullable List<Class<?>> types;

    private ValueWriter(int capacity, int limit, @Nullable Drain drain) {
        this.bytes = new byte[capacity];
        this.limit = limit;
        this.drain = drain;
    }

    /** Keeps at most {@code limit} bytes. */
    static ValueWriter keeping(int limit) {
        return new ValueWriter(64, Math.min(limit, MAX_ARRAY - SLACK), null);
    }

    /** Hands the bytes on in pieces of at most 64 KiB; {@link #finish} hands on the last. */
    static ValueWriter draining(Drain drain) {
        return new ValueWriter(64, DRAINED_PIECE, drain);
    }

    byte[] toBytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    void finish() {
        flush();
    }

    private void flush() {
        if (drain != null && size > 0) {
            drain.take(bytes, size);
            size = 0;
        }
    }

    /** Makes room for {@code more} bytes, at most 64. */
    private void reserve(int more) {
        if (more > bytes.length - size) {
            if (drain != null && bytes.length >= DRAINED_PIECE) {
                flush();
            } else {
                grow((long) size + more);
            }
        }
    }

    /** Says that {@code more} bytes follow, so that the end is known early and the buffer grows once. */
    private void expect(long more) {
        if (size + more > bytes.length && (drain == null || bytes.length < DRAINED_PIECE)) {
            grow(drain == null ? size + more : Math.min(size + more, DRAINED_PIECE));
        }
    }

    /** What is reserved may be a little more than what is written, so this is lenient and {@link #overLimit} exact. */
    private void grow(long needed) {
        long most = (long) limit + SLACK;
        if (needed > most) {
            throw new TooLarge();
        }
        bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(2L * bytes.length, most)));
    }

    /** Whether more bytes were written than the limit allows. */
    boolean overLimit() {
        return size > limit;
    }

    void enter() {
        if (++depth > MAX_DEPTH) {
            throw new Unencodable(
                    "values are nested more than " + MAX_DEPTH + " deep, or contain themselves; pass a flatter value");
        }
    }

    void leave() {
        depth--;
    }

    void oneByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void unsigned(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void signed(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    /** Says early that so many values follow, each of at least one byte. */
    void expectValues(int count) {
        expect(count);
    }

    /** The number of values that follow. */
    void count(int value) {
        expect(value);
        unsigned(value);
    }

    void fixedInt(int value) {
        reserve(4);
        for (int shift = 0; shift < 32; shift += 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void fixedLong(long value) {
        reserve(8);
        for (int shift = 0; shift < 64; shift += 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /** Bytes without their length. */
    void raw(byte[] values) {
        elements(values.length, 1, (to, from, count) -> to.put(values, from, count));
    }

    /** Elements of {@code width} bytes each, little-endian, without their number. */
    void elements(int length, int width, Piece piece) {
        expect((long) length * width);
        int from = 0;
        while (from < length) {
            if (bytes.length - size < width) {
                flush();
            }
            int count = Math.min(length - from, (bytes.length - size) / width);
            ByteBuffer to = ByteBuffer.wrap(bytes, size, count * width).slice().order(ByteOrder.LITTLE_ENDIAN);
            piece.copy(to, from, count);
            size += count * width;
            from += count;
        }
    }

    /** Length in bytes and UTF-8. The text has no lone surrogates. */
    void text(String value) {
        if (value.length() <= LONGEST_TEXT_IN_PLACE && asciiInPlace(value)) {
            return;
        }
        expect(value.length());
        byte[] encoded = value.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        unsigned(encoded.length);
        raw(encoded);
    }

    private boolean asciiInPlace(String value) {
        int length = value.length();
        reserve(length + 1);
        bytes[size] = (byte) length;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                return false;
            }
            bytes[size + 1 + i] = (byte) c;
        }
        size += length + 1;
        return true;
    }

    /** A class: its name and shape the first time, afterwards its place among the first 64 classes of the value. */
    void type(Class<?> type, byte[] described) {
        List<Class<?>> known = types;
        if (known == null) {
            known = types = new ArrayList<>(4);
        }
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i) == type) {
                unsigned(i + 1L);
                return;
            }
        }
        if (known.size() < MAX_TYPES) {
            known.add(type);
        }
        unsigned(0);
        raw(described);
    }
}
