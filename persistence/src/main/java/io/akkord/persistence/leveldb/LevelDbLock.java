package io.akkord.persistence.leveldb;

import io.akkord.persistence.store.JournalOpenElsewhereException;
import io.akkord.persistence.store.JournalUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;

/**
 * Who holds the directory's lock.
 *
 * <p>LevelDB locks the file {@code LOCK} with {@code fcntl}, and {@link FileChannel#tryLock} uses the same, so each sees
 * the other's. Such locks belong to a process, and a process that closes <i>any</i> descriptor of the file loses them: so
 * the file is never opened if this very process may hold it, and tools never open it at all.
 */
final class LevelDbLock {

    private static final Path LOCKS = Path.of("/proc/locks");

    private LevelDbLock() {}

    private static Path fileOf(Path directory) {
        return directory.resolve("LOCK");
    }

    /** Fails if the directory is open, here or in another process. */
    static void requireFree(Path directory) {
        Path file = fileOf(directory);
        if (!Files.exists(file)) {
            return;
        }
        OptionalLong holder = holder(directory);
        if (holder.isPresent()) {
            throw locked(directory, holder);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw locked(directory, holder);
            }
        } catch (OverlappingFileLockException e) {
            throw locked(directory, OptionalLong.of(ProcessHandle.current().pid()));
        } catch (IOException e) {
            throw new JournalUnavailableException(
                    "the journal's lock " + file + " cannot be opened: " + e + "; make it writable for this user", e);
        }
    }

    /** The process that has the directory open, as far as the kernel tells; opens nothing in the directory. */
    static OptionalLong holder(Path directory) {
        try {
            long inode = ((Number) Files.getAttribute(fileOf(directory), "unix:ino")).longValue();
            long device = ((Number) Files.getAttribute(fileOf(directory), "unix:dev")).longValue();
            return holder(Files.readAllLines(LOCKS), device, inode);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * Lines are {@code 1: POSIX ADVISORY WRITE pid major:minor:inode start end}; those of waiters have an arrow. Some file
     * systems show another device there than to {@code stat}; for this process the inode alone must do, as a mistake
     * would cost the lock.
     */
    static OptionalLong holder(List<String> locks, long device, long inode) {
        String place = String.format("%02x:%02x:%d", major(device), minor(device), inode);
        String self = Long.toString(ProcessHandle.current().pid());
        return locks.stream()
                .map(line -> line.trim().split("\\s+"))
                .filter(words -> words.length >= 6 && words[1].equals("POSIX"))
                .filter(words -> words[5].equals(place) || (words[4].equals(self) && words[5].endsWith(":" + inode)))
                .mapToLong(words -> Long.parseLong(words[4]))
                .findFirst();
    }

    private static long major(long device) {
        return (device >>> 8 & 0xFFF) | (device >>> 32 & ~0xFFFL);
    }

    private static long minor(long device) {
        return (device & 0xFF) | (device >>> 12 & ~0xFFL);
    }

    static JournalUnavailableException locked(Path directory, OptionalLong holder) {
        String who = holder.isEmpty()
                ? "another process"
                : holder.getAsLong() == ProcessHandle.current().pid()
                        ? "this process"
                        : "process " + holder.getAsLong();
        return new JournalOpenElsewhereException(
                "the journal " + directory + " is open in " + who
                        + "; stop that one first, or give this node a directory of its own",
                who);
    }
}
