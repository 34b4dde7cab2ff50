package io.akkord.persistence.chain;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * What Akka stores for one snapshot, big-endian: format (1), hash of the persistence id (8), number (8) and hash (8) of
 * the last record that the state includes, CRC32C (4) over all bytes but its own four, state. The array is not copied:
 * treat it as immutable.
 */
public final class SnapshotRecord {

    static final byte FORMAT = (byte) 0xB1;
    private static final int CRC_AT = 25;
    private static final int STATE_AT = CRC_AT + 4;

    private final byte[] bytes;

    public SnapshotRecord(byte[] bytes) {
        this.bytes = bytes;
    }

    static SnapshotRecord of(String persistenceId, Mark last, byte[] state) {
        ByteBuffer out = ByteBuffer.allocate(STATE_AT + state.length);
        out.put(FORMAT).putLong(Mark.origin(persistenceId).hash());
        out.putLong(last.number()).putLong(last.hash()).putInt(0).put(state);
        return new SnapshotRecord(
                out.putInt(CRC_AT, Envelope.crc(out.array(), CRC_AT)).array());
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Why the bytes must not be used; empty if they may. */
    public Optional<String> problem() {
        if (bytes.length < STATE_AT) {
            return Optional.of("the snapshot has only " + bytes.length + " bytes");
        }
        int stored = ByteBuffer.wrap(bytes).getInt(CRC_AT);
        int computed = Envelope.crc(bytes, CRC_AT);
        if (stored != computed) {
            return Optional.of(
                    String.format("the snapshot's CRC32C is %08x, but its bytes give %08x", stored, computed));
        }
        return bytes[0] == FORMAT
                ? Optional.empty()
                : Optional.of(
                        String.format("the snapshot's format byte is %02x, and only %02x is known", bytes[0], FORMAT));
    }

    /** The last record that the state includes. */
    public Mark last() {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new Mark(in.getLong(9), in.getLong(17));
    }

    /** Whether it was taken of this persistence id. */
    public boolean isOf(String persistenceId) {
        return ByteBuffer.wrap(bytes).getLong(1) == Mark.origin(persistenceId).hash();
    }

    public byte[] state() {
        return Arrays.copyOfRange(bytes, STATE_AT, bytes.length);
    }

    @Override
    public String toString() {
        return "SnapshotRecord(" + bytes.length + " bytes)";
    }
}
