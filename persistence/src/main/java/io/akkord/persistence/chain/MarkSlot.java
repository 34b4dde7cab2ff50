package io.akkord.persistence.chain;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One slot of a mark file, big-endian: {@code AKMK} (4), format 1 (4), hash of the persistence id (8), number (8), hash
 * (8), CRC32C of the bytes before it (4).
 */
final class MarkSlot {

    static final int LENGTH = 36;
    private static final int MAGIC = 0x414B4D4B;
    private static final int FORMAT = 1;

    private MarkSlot() {}

    static ByteBuffer bytes(Mark mark, String persistenceId) {
        ByteBuffer out = ByteBuffer.allocate(LENGTH);
        out.putInt(MAGIC).putInt(FORMAT).putLong(Mark.origin(persistenceId).hash());
        out.putLong(mark.number()).putLong(mark.hash());
        return out.putInt(crc(out.array(), 0)).flip();
    }

    static Optional<Mark> read(byte[] file, int at, String persistenceId) {
        ByteBuffer in = ByteBuffer.wrap(file);
        boolean valid = in.getInt(at) == MAGIC
                && in.getInt(at + 4) == FORMAT
                && in.getLong(at + 8) == Mark.origin(persistenceId).hash()
                && in.getInt(at + LENGTH - 4) == crc(file, at);
        return valid ? Optional.of(new Mark(in.getLong(at + 16), in.getLong(at + 24))) : Optional.empty();
    }

    static boolean isBlank(byte[] file) {
        for (byte each : file) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    private static int crc(byte[] bytes, int from) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, LENGTH - 4);
        return (int) crc.getValue();
    }
}
