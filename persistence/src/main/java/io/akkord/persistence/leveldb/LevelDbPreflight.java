package io.akkord.persistence.leveldb;

import io.akkord.persistence.chain.MarkFile;
import io.akkord.persistence.store.JournalUnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.iq80.leveldb.DB;
import org.iq80.leveldb.Options;

/**
 * Finds out before an actor system starts whether its journal can be opened and written. Akka itself would answer most of
 * these with a recovery that times out after half a minute.
 *
 * <p>Checks in this order: the directory and the one of its marks can be made; enough space is free; files can
 * be written and synced; no process
 * has it open; its files belong together; the native library loads; LevelDB opens it. Takes a fraction of a second. Call
 * it while nothing in this process has the directory open.
 */
public final class LevelDbPreflight {

    /** Below this LevelDB risks to hit the end of the disk, which kills the JVM: it writes through mapped memory. */
    public static final long MIN_FREE_BYTES = 256L << 20;

    private LevelDbPreflight() {}

    /** As {@link #check(Path, long)}, with {@link #MIN_FREE_BYTES}. */
    public static void check(Path directory) {
        check(directory, MIN_FREE_BYTES);
    }

    /** As {@link #check(Path, long, boolean)}, with the native library. */
    public static void check(Path directory, long minFreeBytes) {
        check(directory, minFreeBytes, true);
    }

    /**
     * @param minFreeBytes bytes that must be free on the directory's file system
     * @param nativeLibrary whether the journal uses the native LevelDB, as {@code native} in Akka's settings says
     * @throws JournalUnavailableException with the first finding
     */
    public static void check(Path directory, long minFreeBytes, boolean nativeLibrary) {
        Path marks = MarkFile.directoryBeside(directory);
        make(directory);
        make(marks);
        requireSpace(directory, minFreeBytes);
        probe(directory);
        probe(marks);
        LevelDbLock.requireFree(directory);
        boolean hasData = LevelDbFiles.requireSane(directory);
        if (nativeLibrary) {
            loadNative();
        }
        if (hasData) {
            open(directory);
        }
    }

    private static void make(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new JournalUnavailableException(
                    "the journal's directory " + directory + " cannot be made: " + obstacle(directory, e), e);
        }
    }

    private static String obstacle(Path directory, IOException cause) {
        for (Path path = directory.toAbsolutePath(); path != null; path = path.getParent()) {
            if (Files.isRegularFile(path)) {
                return path + " is a file; move it away or name another directory";
            }
        }
        return cause + "; make it for this user or name another directory";
    }

    private static void requireSpace(Path directory, long minFreeBytes) {
        try {
            long free = Files.getFileStore(directory).getUsableSpace();
            if (free < minFreeBytes) {
                throw new JournalUnavailableException("the journal " + directory + " has " + (free >> 20)
                        + " MiB free, and needs " + (minFreeBytes >> 20) + " MiB; make room or name another directory");
            }
        } catch (IOException e) {
            throw new JournalUnavailableException("the free space of " + directory + " cannot be read: " + e, e);
        }
    }

    private static void probe(Path directory) {
        Path probe = directory.resolve("akkord-probe-" + ProcessHandle.current().pid());
        try {
            try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.allocate(4096));
                channel.force(true);
            } finally {
                Files.deleteIfExists(probe);
            }
        } catch (IOException e) {
            throw new JournalUnavailableException(
                    "the journal " + directory + " cannot be written: " + e
                            + "; make it writable for this user, or mount it for writing",
                    e);
        }
    }

    private static void loadNative() {
        LevelDbFiles.nativeProblem().ifPresent(problem -> {
            throw new JournalUnavailableException("the native LevelDB does not load from "
                    + System.getProperty("java.io.tmpdir") + " on " + System.getProperty("os.arch") + ": " + problem
                    + "; set java.io.tmpdir to a directory without noexec, or, on machines other than x86-64,"
                    + " akka.persistence.journal.leveldb.native = off");
        });
    }

    /** Opens it as Akka does, and reads what Akka reads at once: the ids. Damage among the events is found per id. */
    private static void open(Path directory) {
        try (DB db = LevelDbFiles.open(directory, new Options().createIfMissing(false))) {
            LevelDbScan.ids(db);
        } catch (IOException | RuntimeException e) {
            throw LevelDbFiles.unopenable(directory, e);
        }
    }
}
