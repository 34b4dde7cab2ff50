package io.akkord.persistence.chain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    private static final String SUFFIX = ".mark";
    private static final int SLOT_DISTANCE = 512;
    private static final int LENGTH = SLOT_DISTANCE + MarkSlot.LENGTH;

    private final String persistenceId;
    private final Path path;
    private @Nullable FileChannel channel;
    private @Nullable Mark newest;
    private int newestSlot;
    private boolean damaged;

    private MarkFile(String persistenceId, Path path) {
        this.persistenceId = persistenceId;
        this.path = path;
    }

    /**
     * The mark of an id, which need not exist yet. The file is opened for writing only when it is written.
     *
     * @param directory where all marks lie; not the journal's own directory, see {@link #directoryBeside}
     * @throws UncheckedIOException if it exists and cannot be read
     */
    public static MarkFile open(Path directory, String persistenceId) {
        MarkFile file = new MarkFile(persistenceId, pathOf(directory, persistenceId));
        try {
            file.load();
        } catch (NoSuchFileException e) {
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("the mark " + file.path + " cannot be read", e);
        }
        return file;
    }

    /** Where the marks of a journal lie: {@code journal-marks} beside {@code journal}. */
    public static Path directoryBeside(Path journal) {
        Path absolute = journal.toAbsolutePath().normalize();
        return absolute.resolveSibling(absolute.getFileName() + "-marks");
    }

    /**
     * Ids that have a mark, damaged or not.
     *
     * @throws UncheckedIOException if the directory cannot be listed
     */
    public static Set<String> ids(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (NoSuchFileException e) {
            return Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException("the marks in " + directory + " cannot be listed", e);
        }
    }

    /** Removes the mark of an id whose journal is deleted. */
    public static void delete(Path directory, String persistenceId) throws IOException {
        Files.deleteIfExists(pathOf(directory, persistenceId));
    }

    /** Removes this mark. */
    void delete() {
        close();
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("the mark " + path + " cannot be deleted", e);
        }
        newest = null;
        newestSlot = 1;
    }

    private static Path pathOf(Path directory, String persistenceId) {
        return directory.resolve(URLEncoder.encode(persistenceId, StandardCharsets.UTF_8) + SUFFIX);
    }

    private void load() throws IOException {
        byte[] content;
        try (InputStream in = Files.newInputStream(path)) {
            content = Arrays.copyOf(in.readNBytes(LENGTH), LENGTH);
        }
        for (int slot = 0; slot < 2; slot++) {
            Optional<Mark> mark = MarkSlot.read(content, slot * SLOT_DISTANCE, persistenceId);
            if (mark.isPresent() && (newest == null || mark.get().number() > newest.number())) {
                newest = mark.get();
                newestSlot = slot;
            }
        }
        damaged = newest == null && !MarkSlot.isBlank(content);
    }

    /** The last commit; empty if the file is missing, was never completed, or both slots are damaged. */
    public Optional<Mark> read() {
        return Optional.ofNullable(newest);
    }

    /** Why this mark does not vouch for a journal that ends at {@code last}, apart from the number in it. */
    public Optional<Damage> objection(long last) {
        if (newest != null || (last == 0 && !damaged)) {
            return Optional.empty();
        }
        return Optional.of(Damage.at(
                persistenceId,
                last + 1,
                Damage.Kind.TAIL,
                "the journal ends at " + last + ", but its mark " + path + (damaged ? " is damaged" : " is missing")
                        + ", so later events may be lost"));
    }

    public Path path() {
        return path;
    }

    /**
     * Makes the file, or makes it anew, with both slots at this place, and syncs it to disk.
     *
     * @throws UncheckedIOException if that fails
     */
    public void reset(Mark mark) {
        close();
        try {
            Path directory = path.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            FileChannel open = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            channel = open;
            writeSlot(open, 0, mark);
            writeSlot(open, 1, mark);
            open.force(true);
            try (FileChannel entries = FileChannel.open(directory)) {
                entries.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the mark " + path + " cannot be made", e);
        }
        newest = mark;
        newestSlot = 1;
        damaged = false;
    }

    /** As {@link #write(Mark)}. */
    public void write(long number, long hash) {
        write(new Mark(number, hash));
    }

    /**
     * Notes a commit; call it only after the journal has confirmed. Takes a few microseconds, without fsync.
     *
     * @throws UncheckedIOException if that fails
     */
    public void write(Mark mark) {
        try {
            FileChannel open = channel;
            if (open == null) {
                open = FileChannel.open(path, StandardOpenOption.WRITE);
                channel = open;
            }
            writeSlot(open, 1 - newestSlot, mark);
        } catch (IOException e) {
            throw new UncheckedIOException("the mark " + path + " cannot be written", e);
        }
        newest = mark;
        newestSlot = 1 - newestSlot;
    }

    private void writeSlot(FileChannel open, int slot, Mark mark) throws IOException {
        ByteBuffer bytes = MarkSlot.bytes(mark, persistenceId);
        long at = (long) slot * SLOT_DISTANCE;
        while (bytes.hasRemaining()) {
            at += open.write(bytes, at);
        }
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
