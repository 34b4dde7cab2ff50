package io.akkord.persistence.chain;

import io.akkord.persistence.schema.StoredBody;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One record as stored bytes, big-endian: format (1), number (8), hash of the record before (8), CRC32C (4), schema
 * version (2), length of the type (1), type, body. The CRC is over all bytes but its own four.
 *
 * @param number 1 for the first
 * @param previousHash hash over the stored bytes of the record before; of the persistence id for the first
 */
record Envelope(long number, long previousHash, StoredBody body) {

    static final byte FORMAT = (byte) 0xA1;
    static final int CRC_AT = 17;
    private static final int CRC_END = CRC_AT + 4;
    private static final int TYPE_AT = CRC_END + 3;

    byte[] toBytes() {
        byte[] type = body.type().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(TYPE_AT + type.length + body.bytes().length);
        out.put(FORMAT).putLong(number).putLong(previousHash).putInt(0);
        out.putShort((short) body.version()).put((byte) type.length).put(type).put(body.bytes());
        return out.putInt(CRC_AT, crc(out.array(), CRC_AT)).array();
    }

    /** Why the bytes are not a record; empty if they are. */
    static Optional<Finding> check(byte[] bytes) {
        if (bytes.length < TYPE_AT) {
            return Optional.of(new Finding(Damage.Kind.FORMAT, "it has only " + bytes.length + " bytes"));
        }
        int stored = ByteBuffer.wrap(bytes).getInt(CRC_AT);
        int computed = crc(bytes, CRC_AT);
        if (stored != computed) {
            return Optional.of(new Finding(
                    Damage.Kind.CHECKSUM,
                    String.format("its CRC32C is %08x, but its bytes give %08x", stored, computed)));
        }
        if (bytes[0] != FORMAT) {
            return Optional.of(new Finding(
                    Damage.Kind.SCHEMA,
                    String.format("its format byte is %02x, and only %02x is known here", bytes[0], FORMAT)));
        }
        return Optional.empty();
    }

    /** What {@link #check} found. */
    record Finding(Damage.Kind kind, String what) {}

    /** Reads bytes that passed {@link #check}. */
    static Envelope read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long number = in.getLong(1);
        long previous = in.getLong(9);
        int version = in.getShort(CRC_END) & 0xFFFF;
        byte[] type = new byte[in.get(TYPE_AT - 1) & 0xFF];
        in.position(TYPE_AT).get(type);
        byte[] body = new byte[in.remaining()];
        in.get(body);
        return new Envelope(
                number, previous, new StoredBody(new String(type, StandardCharsets.US_ASCII), version, body));
    }

    /** CRC32C of all bytes but the four at {@code hole}. */
    static int crc(byte[] bytes, int hole) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, hole);
        crc.update(bytes, hole + 4, bytes.length - hole - 4);
        return (int) crc.getValue();
    }
}
