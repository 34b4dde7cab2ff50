package io.akkord.persistence.leveldb.file;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** LEB128 numbers, as LevelDB and Snappy write lengths. */
final class Varints {

    private Varints() {}

    /** The next number; one that is longer than {@code long} counts as running out of bytes. */
    static long next(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte piece = in.get();
            value |= (long) (piece & 0x7F) << shift;
            if (piece >= 0) {
                return value;
            }
        }
        throw new BufferUnderflowException();
    }

    /** The next bytes, their length before them. */
    static byte[] bytes(ByteBuffer in) {
        return bytes(in, next(in));
    }

    static byte[] bytes(ByteBuffer in, long length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }
}
