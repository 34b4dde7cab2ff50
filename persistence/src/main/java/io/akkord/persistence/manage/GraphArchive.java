package io.akkord.persistence.manage;

import io.akkord.api.AkkordException;
import io.akkord.persistence.chain.Chain;
import io.akkord.persistence.chain.JournalRecord;
import io.akkord.persistence.chain.JournalRecordSerializer;
import io.akkord.persistence.chain.Mark;
import io.akkord.persistence.store.JournalEntry;
import io.akkord.persistence.store.JournalVersionException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One graph as one file: its records as the journal has them, so that they carry their chain with them, its stored results,
 * and a checksum over all. Big-endian: {@code AKEX} (4), format 1 (4), persistence id; number (8) and hash (8) of the last
 * record; how many records (4), each with wall time (8), length (4) and bytes; how many results (4), each with task (4),
 * length (4) and bytes; CRC32C of everything before (4).
 *
 * @param end the last record's place in the chain
 * @param events the records, without a gap
 * @param results stored results by task number
 */
public record GraphArchive(String persistenceId, Mark end, List<JournalEntry> events, Map<Integer, byte[]> results) {

    private static final int MAGIC = 0x414B4558;
    private static final int FORMAT = 1;
    private static final int LARGEST = 1 << 30;

    /** The file is none of these, or damaged. */
    public static final class UnreadableArchiveException extends AkkordException {
        private static final long serialVersionUID = 1L;

        UnreadableArchiveException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Writes the file; it is there as a whole or not at all. */
    public void writeTo(Path file) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".part");
        CRC32C crc = new CRC32C();
        try (DataOutputStream out = new DataOutputStream(
                new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(temporary)), crc))) {
            out.writeInt(MAGIC);
            out.writeInt(FORMAT);
            out.writeUTF(persistenceId);
            out.writeLong(end.number());
            out.writeLong(end.hash());
            out.writeInt(events.size());
            for (JournalEntry event : events) {
                out.writeLong(event.wallMillis());
                write(out, event.payload());
            }
            out.writeInt(results.size());
            for (Map.Entry<Integer, byte[]> result : results.entrySet()) {
                out.writeInt(result.getKey());
                write(out, result.getValue());
            }
            out.writeInt((int) crc.getValue());
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * Reads a file and verifies its checksum and its chain.
     *
     * @throws UnreadableArchiveException naming the first thing that is wrong
     */
    public static GraphArchive read(Path file) {
        CRC32C crc = new CRC32C();
        try (DataInputStream in =
                new DataInputStream(new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), crc))) {
            requireFormat(file, in);
            GraphArchive archive = read(in);
            int computed = (int) crc.getValue();
            if (in.readInt() != computed || in.read() >= 0) {
                throw new UnreadableArchiveException(
                        file + " is damaged: its bytes do not give its checksum; export the graph again", null);
            }
            archive.verify(file);
            return archive;
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableArchiveException(file + " cannot be read: " + e + "; export the graph again", e);
        }
    }

    private static void requireFormat(Path file, DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new UnreadableArchiveException(file + " is no exported graph", null);
        }
        int format = in.readInt();
        if (format != FORMAT) {
            throw new JournalVersionException(
                    file + " is an exported graph of format " + format + ", and this program knows " + FORMAT
                            + "; start an Akkord at least as new as the one that made it");
        }
    }

    private static GraphArchive read(DataInputStream in) throws IOException {
        String id = in.readUTF();
        Mark end = new Mark(in.readLong(), in.readLong());
        List<JournalEntry> events = new ArrayList<>();
        int count = in.readInt();
        for (long number = end.number() - count + 1; number <= end.number(); number++) {
            long wallMillis = in.readLong();
            events.add(new JournalEntry(number, JournalRecordSerializer.IDENTIFIER, bytes(in), "import", wallMillis));
        }
        Map<Integer, byte[]> results = new TreeMap<>();
        int stored = in.readInt();
        for (int i = 0; i < stored; i++) {
            results.put(in.readInt(), bytes(in));
        }
        return new GraphArchive(id, end, events, results);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("a length is " + length);
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("the file ends early");
        }
        return bytes;
    }

    private void verify(Path file) {
        Chain chain = new Chain(persistenceId, end);
        events.forEach(event -> chain.accept(new JournalRecord(event.payload())));
        chain.endReplay(end.number()).ifPresent(damage -> {
            throw new UnreadableArchiveException(file + " is damaged: " + damage.message(), null);
        });
    }

    /** Number and hash of the last event, as people compare them. */
    public String digest() {
        return end.toString();
    }
}
