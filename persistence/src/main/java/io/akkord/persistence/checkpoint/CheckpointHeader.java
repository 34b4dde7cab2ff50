package io.akkord.persistence.checkpoint;

import io.akkord.api.GraphId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What stands before a stored result, big-endian: {@code AKCP} (4), format 1 (4), CRC32C of the graph's name (4), task (4),
 * length of the result (8), its CRC32C (4), CRC32C of the header before it (4).
 *
 * @param graph CRC32C of the graph's name, so that a file in a wrong place is found
 * @param digest CRC32C of the result
 */
record CheckpointHeader(int graph, int task, long length, int digest) {

    static final int LENGTH = 32;
    private static final int MAGIC = 0x414B4350;
    private static final int FORMAT = 1;

    static CheckpointHeader of(GraphId graph, int task, byte[] result) {
        return new CheckpointHeader(nameOf(graph), task, result.length, crc(result, 0, result.length));
    }

    private static int nameOf(GraphId graph) {
        byte[] name = graph.value().getBytes(StandardCharsets.UTF_8);
        return crc(name, 0, name.length);
    }

    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(LENGTH);
        out.putInt(MAGIC)
                .putInt(FORMAT)
                .putInt(graph)
                .putInt(task)
                .putLong(length)
                .putInt(digest);
        return out.putInt(crc(out.array(), 0, LENGTH - 4)).array();
    }

    /** The header of a file's first bytes; empty if they are none. */
    static Optional<CheckpointHeader> read(byte[] bytes) {
        if (bytes.length < LENGTH) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        boolean valid =
                in.getInt() == MAGIC && in.getInt() == FORMAT && in.getInt(LENGTH - 4) == crc(bytes, 0, LENGTH - 4);
        return valid
                ? Optional.of(new CheckpointHeader(in.getInt(), in.getInt(), in.getLong(), in.getInt()))
                : Optional.empty();
    }

    boolean isOf(GraphId name, int number) {
        return graph == nameOf(name) && task == number;
    }

    static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
