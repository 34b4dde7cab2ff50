package io.akkord.persistence.leveldb.file;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** LevelDB's checksums: CRC32C, rotated and shifted so that a checksum of bytes with checksums in them stays good. */
final class MaskedCrc {

    private static final int DELTA = 0xA282EAD8;

    private MaskedCrc() {}

    static int of(ByteBuffer bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().position(from).limit(from + length));
        int plain = (int) crc.getValue();
        return Integer.rotateRight(plain, 15) + DELTA;
    }
}
