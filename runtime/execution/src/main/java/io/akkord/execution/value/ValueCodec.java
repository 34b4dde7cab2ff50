package io.akkord.execution.value;

import io.akkord.api.OperationRefusedException;
import io.akkord.execution.allow.AllowList;
import io.akkord.execution.allow.NotAllowedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Values to bytes and back: one tag byte, then the payload.
 *
 * <p>Arrays of primitives are raw and little-endian; records, lists, sets, maps and arrays go element by element; enums
 * by name; other classes by their fields through Jackson. A list is decoded as an unmodifiable list, an unordered set
 * or map as a hash set or map, one with an order of its own as a linked one, a sorted one as a tree. Equal values have
 * equal bytes in every process, and a decoded value has again the bytes it was decoded from. Functions, resources and
 * other objects of a process are refused; Java serialization is never used.
 *
 * <p>Safe for use by several threads; a value must not be changed while it is encoded.
 */
public final class ValueCodec {

    /**
     * The CRC32C and the number of bytes of an encoded value.
     *
     * @param size bytes; may be more than an array can hold
     */
    public record Digest(int crc32c, long size) {}

    private final ClassFinder classes;

    /**
     * A codec that makes objects only of the classes that the list allows, found by the loader. Encoding needs neither.
     */
    public ValueCodec(AllowList allowed, ClassLoader loader) {
        this.classes = new ClassFinder(allowed, loader);
    }

    /**
     * The bytes of the value.
     *
     * @throws OperationRefusedException if it cannot travel; the message has the path of the offending field
     */
    public byte[] encode(@Nullable Object value) {
        return encode(value, () -> rootOf(value));
    }

    /**
     * As {@link #encode(Object)}.
     *
     * @param path where the value stands, to begin the path in the message with
     */
    public byte[] encode(@Nullable Object value, String path) {
        return encode(value, () -> path);
    }

    /** As {@link #encode(Object, String)}; the path is asked for only if there is a message. */
    public byte[] encode(@Nullable Object value, Supplier<String> path) {
        ValueWriter out = ValueWriter.keeping(Integer.MAX_VALUE);
        try {
            write(out, value, path);
        } catch (ValueWriter.TooLarge e) {
            throw new OperationRefusedException(
                    path.get() + ": the value has more than 2 GiB when encoded; split it into several results");
        }
        return out.toBytes();
    }

    /**
     * The bytes of the value if there are at most {@code limit}, else empty. Cheap for large arrays and texts, whose
     * size is known before they are copied.
     *
     * @throws OperationRefusedException as {@link #encode(Object)}, unless the limit is passed before it is found
     */
    public Optional<byte[]> encodeUpTo(@Nullable Object value, int limit) {
        ValueWriter out = ValueWriter.keeping(limit);
        try {
            write(out, value, () -> rootOf(value));
        } catch (ValueWriter.TooLarge e) {
            return Optional.empty();
        }
        return out.overLimit() ? Optional.empty() : Optional.of(out.toBytes());
    }

    /**
     * CRC32C and size of what {@link #encode(Object)} returns, without holding it.
     *
     * @throws OperationRefusedException as {@link #encode(Object)}
     */
    public Digest digestAndSize(@Nullable Object value) {
        CRC32C crc = new CRC32C();
        long[] size = new long[1];
        drain(value, (bytes, length) -> {
            crc.update(bytes, 0, length);
            size[0] += length;
        });
        return new Digest((int) crc.getValue(), size[0]);
    }

    /**
     * Writes the bytes to a stream in pieces of at most 64 KiB, without holding them together, and returns their digest.
     *
     * @throws OperationRefusedException as {@link #encode(Object)}; a part may have been written
     * @throws IOException from the stream
     */
    public Digest encodeTo(@Nullable Object value, OutputStream stream) throws IOException {
        CRC32C crc = new CRC32C();
        long[] size = new long[1];
        try {
            drain(value, (bytes, length) -> {
                crc.update(bytes, 0, length);
                size[0] += length;
                try {
                    stream.write(bytes, 0, length);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new Digest((int) crc.getValue(), size[0]);
    }

    private static void drain(@Nullable Object value, ValueWriter.Drain drain) {
        ValueWriter out = ValueWriter.draining(drain);
        write(out, value, () -> rootOf(value));
        out.finish();
    }

    private static void write(ValueWriter out, @Nullable Object value, Supplier<String> path) {
        try {
            Forms.write(out, value);
        } catch (Unencodable refused) {
            throw new OperationRefusedException(refused.sentence(path.get()));
        }
    }

    private static String rootOf(@Nullable Object value) {
        String type = value == null || value.getClass().isHidden()
                ? ""
                : value.getClass().getSimpleName();
        return type.isEmpty() ? "value" : "value (" + type + ")";
    }

    /**
     * The value of the bytes, all of which must belong to it.
     *
     * @throws UndecodableException if the bytes are damaged or a class is missing or differs on this node
     * @throws NotAllowedException if they name a class that the allow-list does not
     */
    public @Nullable Object decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /** As {@link #decode(byte[])}, of the bytes from {@code from} to before {@code end}. */
    public @Nullable Object decode(byte[] bytes, int from, int end) {
        return decode(new ValueReader(bytes, from, end, classes));
    }

    /**
     * As {@link #decode(byte[])}, of the next {@code length} bytes of a stream, without holding them together: arrays are
     * filled from it. If it throws, some may be left. The stream is believed to have as many.
     *
     * @throws IOException from the stream
     */
    public @Nullable Object decode(InputStream stream, long length) throws IOException {
        try {
            return decode(new ValueReader(stream, length, classes));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static @Nullable Object decode(ValueReader in) {
        Object value;
        try {
            value = in.value();
        } catch (UndecodableException | NotAllowedException | UncheckedIOException e) {
            throw e;
        } catch (Unencodable e) {
            throw new UndecodableException(e.sentence("value"));
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            throw new UndecodableException("damaged value: " + e, e);
        }
        if (!in.atEnd()) {
            throw in.damaged("bytes follow the value");
        }
        return value;
    }
}
