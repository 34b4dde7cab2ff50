package io.akkord.execution.result;

import io.akkord.execution.value.EncodedValue;
import io.akkord.execution.value.ValueCodec;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One encoded result on disk: eight bytes that say what it is, then the bytes. It appears under its name only when it is
 * whole; size and checksum stay in memory, so that whatever happens to the file is found out.
 * Read and written through plain streams, which an interrupt of the thread does not close.
 *
 * @param digest of the encoded result
 */
record SpillFile(Path path, ValueCodec.Digest digest) {

    private static final byte[] MAGIC = "AKSPILL1".getBytes(StandardCharsets.US_ASCII);

    /** Largest encoded result that can be read back as one array. */
    static final long MOST_BYTES = Integer.MAX_VALUE - 64L;

    static SpillFile write(SpillDirectory directory, EncodedValue.Content content) throws IOException {
        String name = directory.nextName();
        Path unfinished = directory.resolve(name + SpillDirectory.UNFINISHED);
        Path finished = directory.resolve(name + SpillDirectory.FINISHED);
        try {
            ValueCodec.Digest digest;
            try (OutputStream stream = new FileOutputStream(unfinished.toFile())) {
                stream.write(MAGIC);
                digest = content.writeTo(stream);
            }
            Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
            return new SpillFile(finished, digest);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    /** The encoded result; empty if the file is gone or is not byte for byte what was written. */
    Optional<byte[]> read() {
        try (FileInputStream file = new FileInputStream(path.toFile())) {
            long size = path.toFile().length();
            if (size != MAGIC.length + digest.size() || !Arrays.equals(read(file, MAGIC.length), MAGIC)) {
                return Optional.empty();
            }
            byte[] bytes = read(file, (int) digest.size());
            CRC32C crc = new CRC32C();
            crc.update(bytes);
            return (int) crc.getValue() == digest.crc32c() ? Optional.of(bytes) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static byte[] read(FileInputStream file, int length) throws IOException {
        byte[] bytes = new byte[length];
        if (file.readNBytes(bytes, 0, length) < length) {
            throw new EOFException("the file ends early");
        }
        return bytes;
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // It is deleted with the others when a store next opens the directory.
        }
    }
}
