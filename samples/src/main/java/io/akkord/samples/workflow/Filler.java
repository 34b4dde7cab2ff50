package io.akkord.samples.workflow;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/**
 * Results of a wanted size: a header that follows from the task's name and its inputs, and behind it bytes that follow from
 * the header and do not compress.
 */
final class Filler {

    /** Bytes of the header, and so of the smallest result. */
    static final int HEADER = 8;

    private Filler() {}

    static byte[] value(String key, int bytes, List<byte[]> inputs) {
        long header = header(key, inputs.stream().map(Filler::headerOf).toList());
        byte[] value = new byte[Math.max(HEADER, bytes)];
        new SplittableRandom(header).nextBytes(value);
        ByteBuffer.wrap(value).putLong(header);
        return value;
    }

    /** The header of a result, from the headers of the inputs. */
    static long header(String key, List<Long> inputs) {
        ByteBuffer all = ByteBuffer.allocate(inputs.size() * Long.BYTES);
        inputs.forEach(all::putLong);
        CRC32C ofInputs = new CRC32C();
        ofInputs.update(all.flip());
        CRC32C ofKey = new CRC32C();
        ofKey.update(key.getBytes(StandardCharsets.UTF_8));
        return ofKey.getValue() << 32 | ofInputs.getValue();
    }

    static long headerOf(byte[] value) {
        return ByteBuffer.wrap(value).getLong();
    }
}
