package io.akkord.execution.value;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32C;

/**
 * An encoded value on its way somewhere: how many bytes it has is known before they are there. May be written again and
 * again, by any thread.
 *
 * @param size bytes; what is written has another number only if somebody changed the value since it was counted
 */
public record EncodedValue(long size, Content content) {

    private static final int PIECE = 64 * 1024;

    /** Writes the bytes and says what they were. */
    public interface Content {
        ValueCodec.Digest writeTo(OutputStream stream) throws IOException;
    }

    /** Bytes that are there already, and are not changed any more. */
    public static EncodedValue of(byte[] bytes) {
        return new EncodedValue(bytes.length, stream -> write(bytes, stream));
    }

    private static ValueCodec.Digest write(byte[] bytes, OutputStream stream) throws IOException {
        CRC32C crc = new CRC32C();
        for (int from = 0; from < bytes.length; from += PIECE) {
            int length = Math.min(PIECE, bytes.length - from);
            crc.update(bytes, from, length);
            stream.write(bytes, from, length);
        }
        return new ValueCodec.Digest((int) crc.getValue(), bytes.length);
    }
}
