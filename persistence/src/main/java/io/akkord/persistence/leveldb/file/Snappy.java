package io.akkord.persistence.leveldb.file;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Unpacks Snappy's raw format, in which LevelDB compresses blocks (after Snappy's format_description.txt). */
final class Snappy {

    private static final int LARGEST = 64 << 20;

    private Snappy() {}

    /**
     * The unpacked bytes.
     *
     * @throws BufferUnderflowException if they are no such format
     */
    static ByteBuffer unpack(ByteBuffer in) {
        long length = Varints.next(in);
        if (length < 0 || length > LARGEST) {
            throw new BufferUnderflowException();
        }
        ByteBuffer out = ByteBuffer.allocate((int) length);
        while (in.hasRemaining()) {
            int tag = in.get() & 0xFF;
            switch (tag & 3) {
                case 0 -> literal(in, out, tag >> 2);
                case 1 -> copy(out, ((tag >> 5) << 8) | (in.get() & 0xFF), ((tag >> 2) & 7) + 4);
                case 2 -> copy(out, (int) number(in, 2), (tag >> 2) + 1);
                default -> copy(out, (int) number(in, 4), (tag >> 2) + 1);
            }
        }
        return out.flip();
    }

    private static void literal(ByteBuffer in, ByteBuffer out, int shortLength) {
        long length = shortLength < 60 ? shortLength + 1 : number(in, shortLength - 59) + 1;
        if (length > out.remaining()) {
            throw new BufferUnderflowException();
        }
        out.put(Varints.bytes(in, length));
    }

    /** A copy may overlap what it makes, so it goes byte by byte. */
    private static void copy(ByteBuffer out, int back, int length) {
        if (back <= 0 || back > out.position() || length > out.remaining()) {
            throw new BufferUnderflowException();
        }
        for (int i = 0; i < length; i++) {
            out.put(out.get(out.position() - back));
        }
    }

    private static long number(ByteBuffer in, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (in.get() & 0xFFL) << (8 * i);
        }
        return value;
    }
}
