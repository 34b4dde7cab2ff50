package io.akkord.persistence.leveldb.file;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** The keys in a record of LevelDB's log: sequence (8), count (4), then each put or deletion. */
final class WriteBatches {

    private static final int HEADER = 12;
    private static final int PUT = 1;

    private WriteBatches() {}

    /** Hands over every key; false if the record is no such batch. */
    static boolean keys(ByteBuffer record, Consumer<byte[]> consumer) {
        try {
            ByteBuffer in = record.duplicate().position(HEADER);
            while (in.hasRemaining()) {
                byte kind = in.get();
                consumer.accept(Varints.bytes(in));
                if (kind == PUT) {
                    Varints.bytes(in);
                }
            }
            return true;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return false;
        }
    }
}
