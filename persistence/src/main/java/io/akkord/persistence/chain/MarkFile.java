package io.akkord.persistence.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last commit of one persistence id, in a small file beside the journal. A chain cannot see that its own end is
 * missing; the mark can.
 *
 * <p>Two slots 512 bytes apart are written in turn, so that a torn write leaves the other. The file and its directory
 * are synced once, when it is made. Later writes are not: the journal's own fsync has come before, so the mark can only
 * be behind it, never ahead, and a mark that is behind after a power failure merely guards a little less. What it is for,
 * a journal that lost its end to rot, happens long after the pages are on disk.
 *
 * <p>One file stays open for every live entity. Not safe for use by several threads.
 */
public final class MarkFile implements AutoCloseable {

    private static final int SLOT_DISTANCE = 512;

    private final String persistenceId;
    private final Path path;
    private @Nullable FileChannel channel;
    private List<Optional<Mark>> slots;
    private boolean blank;

    private MarkFile(String persistenceId, Path path) {
        this.persistenceId = persistenceId;
        this.path = path;
        this.slots = List.of(Optional.empty(), Optional.empty());
        this.blank = true;
    }

    /**
     * Opens the mark of an id, which need not exist yet.
     *
     * @param directory where all marks lie; not the journal's own directory, see {@link #directoryBeside}
     * @throws UncheckedIOException if it exists and cannot be read
     */
    public static MarkFile open(Path directory, String persistenceId) {
        MarkFile file = new MarkFile(persistenceId, pathOf(directory, persistenceId));
        try {
            if (Files.exists(file.path)) {
                file.load();
            }
            return file;
        } catch (IOException e) {
            file.close();
            throw new UncheckedIOException("the mark " + file.path + " cannot be read", e);
        }
    }

    /** Where the marks of a journal lie: {@code journal-marks} beside {@code journal}. */
    public static Path directoryBeside(Path journal) {
        Path absolute = journal.toAbsolutePath().normalize();
        return absolute.resolveSibling(absolute.getFileName() + "-marks");
    }

    static Path pathOf(Path directory, String persistenceId) {
        return directory.resolve(URLEncoder.encode(persistenceId, StandardCharsets.UTF_8) + ".mark");
    }

    private void load() throws IOException {
        FileChannel open = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel = open;
        byte[] content = new byte[SLOT_DISTANCE + MarkSlot.LENGTH];
        ByteBuffer in = ByteBuffer.wrap(content);
        int read = 0;
        while (in.hasRemaining() && read >= 0) {
            read = open.read(in, in.position());
        }
        slots = Stream.of(0, SLOT_DISTANCE)
                .map(at -> MarkSlot.read(content, at, persistenceId))
                .toList();
        blank = MarkSlot.isBlank(content);
    }

    /** The last commit; empty if the file is missing, was never completed, or both slots are damaged. */
    public Optional<Mark> read() {
        return slots.stream().flatMap(Optional::stream).max(Comparator.comparingLong(Mark::number));
    }

    /** Whether there is a file with content, which yet holds no valid mark. */
    public boolean isDamaged() {
        return !blank && read().isEmpty();
    }

    /** The finding of a journal with events, whose mark is missing or damaged: its end cannot be vouched for. */
    static Damage unusable(String persistenceId, long last, Path path, boolean damaged) {
        return new Damage(
                persistenceId,
                last + 1,
                Damage.Kind.TAIL,
                "the journal ends at " + last + ", but its mark " + path + (damaged ? " is damaged" : " is missing")
                        + ", so that events may be missing after it",
                Repairs.cut(persistenceId, last));
    }

    public Path path() {
        return path;
    }

    /** Makes the file with both slots at this place, synced to disk; replaces what is there. */
    public void reset(Mark mark) {
        try {
            close();
            Files.createDirectories(path.toAbsolutePath().getParent());
            FileChannel open = FileChannel.open(
                    path,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            channel = open;
            writeSlot(open, 0, mark);
            writeSlot(open, 1, mark);
            open.force(true);
            try (FileChannel directory = FileChannel.open(path.toAbsolutePath().getParent())) {
                directory.force(true);
            }
            slots = List.of(Optional.of(mark), Optional.of(mark));
            blank = false;
        } catch (IOException e) {
            throw new UncheckedIOException("the mark " + path + " cannot be made", e);
        }
    }

    /** Notes a commit; call it only after the journal has confirmed. Takes a few microseconds, without fsync. */
    public void write(long number, long hash) {
        write(new Mark(number, hash));
    }

    /** As {@link #write(long, long)}. */
    public void write(Mark mark) {
        FileChannel open = channel;
        if (open == null) {
            throw new IllegalStateException("the mark of " + persistenceId + " is not open; reset it first");
        }
        int older = slots.get(0).equals(read()) ? 1 : 0;
        try {
            writeSlot(open, older, mark);
        } catch (IOException e) {
            throw new UncheckedIOException("the mark " + path + " cannot be written", e);
        }
        slots = older == 0 ? List.of(Optional.of(mark), slots.get(1)) : List.of(slots.get(0), Optional.of(mark));
    }

    private void writeSlot(FileChannel open, int slot, Mark mark) throws IOException {
        ByteBuffer bytes = MarkSlot.bytes(mark, persistenceId);
        long at = (long) slot * SLOT_DISTANCE;
        while (bytes.hasRemaining()) {
            at += open.write(bytes, at);
        }
    }

    /** Removes the mark of an id whose journal is deleted. */
    public static void delete(Path directory, String persistenceId) throws IOException {
        Files.deleteIfExists(pathOf(directory, persistenceId));
    }

    @Override
    public void close() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the mark " + path + " cannot be closed", e);
            }
        }
    }
}
