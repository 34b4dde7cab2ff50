package io.akkord.execution.transfer;

import io.akkord.execution.value.ValueCodec;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes something of a result while its bytes come in. Whether they are what was sent is known only afterwards: if not,
 * what was made of them is dropped.
 */
@FunctionalInterface
public interface Intake<T> {

    /** A length up to this is believed; memory for more is taken as the bytes come in. */
    int BELIEVED = (256 << 20) + (64 << 10);

    /**
     * Takes in all of a body.
     *
     * @param length bytes that the peer says it has
     */
    T take(InputStream body, int length) throws IOException;

    /** A value that came in, and how many bytes it was. */
    record Taken(@Nullable Object value, long size) {}

    /** The value, its arrays filled as the bytes come; unchecked exceptions are those of {@link ValueCodec#decode}. */
    static Intake<Taken> value(ValueCodec codec) {
        return (body, length) ->
                new Taken(length <= BELIEVED ? codec.decode(body, length) : codec.decode(bytes(body, length)), length);
    }

    /** The bytes as they are. */
    static byte[] bytes(InputStream body, int length) throws IOException {
        byte[] bytes = new byte[Math.min(length, BELIEVED)];
        int size = 0;
        while (size < length) {
            if (size == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * size));
            }
            // The body throws when it ends early.
            size += body.read(bytes, size, bytes.length - size);
        }
        return bytes;
    }
}
