package io.akkord.execution.result;

import io.akkord.api.SettingsException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory that belongs to one store at a time. Spilled results do not outlive their process, so what an earlier one
 * left is deleted at the start; files of other names are not touched.
 */
final class SpillDirectory implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SpillDirectory.class);

    static final String FINISHED = ".spill";
    static final String UNFINISHED = ".part";

    private final Path directory;
    private final FileChannel lockFile;
    private final AtomicLong files = new AtomicLong();

    private SpillDirectory(Path directory, FileChannel lockFile) {
        this.directory = directory;
        this.lockFile = lockFile;
    }

    static SpillDirectory open(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve("spill.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new SettingsException("the spill directory " + directory + " is used by another worker; give each"
                        + " its own directory");
            }
            clean(directory);
            return new SpillDirectory(directory, channel);
        } catch (IOException e) {
            throw new SettingsException("the spill directory " + directory + " cannot be used: " + e
                    + "; give a directory that this process may create and write");
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void clean(Path directory) throws IOException {
        try (DirectoryStream<Path> old =
                Files.newDirectoryStream(directory, "*{" + FINISHED + "," + UNFINISHED + "}")) {
            for (Path file : old) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** A new name without an ending. */
    String nextName() {
        return Long.toString(files.incrementAndGet());
    }

    Path resolve(String fileName) {
        return directory.resolve(fileName);
    }

    @Override
    public void close() {
        try (FileChannel channel = lockFile) {
            clean(directory);
        } catch (IOException e) {
            log.debug("what could not be deleted in {} is deleted when a store next opens it", directory, e);
        }
    }
}
