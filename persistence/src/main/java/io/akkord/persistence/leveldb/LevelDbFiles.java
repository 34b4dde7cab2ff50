package io.akkord.persistence.leveldb;

import io.akkord.persistence.store.JournalUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.fusesource.leveldbjni.JniDBFactory;
import org.iq80.leveldb.DB;
import org.iq80.leveldb.DBFactory;
import org.iq80.leveldb.Options;
import org.iq80.leveldb.impl.Iq80DBFactory;

/** The files of a LevelDB directory. */
public final class LevelDbFiles {

    private LevelDbFiles() {}

    /**
     * A copy for tools in a temporary directory; the original is only read, and its lock is not touched.
     *
     * @throws JournalUnavailableException if it cannot be copied, or is open: a copy would then be torn
     */
    public static PrivateCopy privateCopy(Path directory) {
        requireClosed(directory);
        try {
            return PrivateCopy.of(directory, data(directory));
        } catch (IOException e) {
            throw new JournalUnavailableException(
                    "the journal " + directory + " cannot be copied: " + e + "; check that it exists and can be read",
                    e);
        }
    }

    /**
     * Refuses a directory that a process has open, without touching it.
     *
     * @throws JournalUnavailableException naming the process, if one has
     */
    public static void requireClosed(Path directory) {
        OptionalLong holder = LevelDbLock.holder(directory);
        if (holder.isPresent()) {
            throw LevelDbLock.locked(directory, holder);
        }
    }

    /** Whether a directory has files of LevelDB with data, however damaged. */
    public static boolean hasData(Path directory) {
        try {
            return !data(directory).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** Files that hold data, without the lock and the log of LevelDB's doings. */
    static List<Path> data(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(LevelDbFiles::isData)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isData(Path file) {
        String name = file.getFileName().toString();
        return name.equals("CURRENT") || name.matches("MANIFEST-\\d+|\\d+\\.(log|sst|ldb)");
    }

    /** Whether there is data; fails if there is and CURRENT does not lead to it. */
    static boolean requireSane(Path directory) {
        try {
            List<Path> data = data(directory);
            if (data.isEmpty()) {
                return false;
            }
            Path current = directory.resolve("CURRENT");
            if (!data.contains(current)) {
                throw insane(directory, "CURRENT is missing beside " + data.size() + " files with data");
            }
            String manifest = Files.readString(current).strip();
            if (!manifest.startsWith("MANIFEST-") || !data.contains(directory.resolve(manifest))) {
                throw insane(directory, "CURRENT names \"" + manifest + "\", which is no MANIFEST here");
            }
            if (Files.size(directory.resolve(manifest)) == 0) {
                throw insane(directory, manifest + " is empty");
            }
            return true;
        } catch (IOException e) {
            throw insane(directory, e.toString());
        }
    }

    private static JournalUnavailableException insane(Path directory, String what) {
        return new JournalUnavailableException("the journal " + directory + " is not whole: " + what
                + "; restore it from a backup, or move it away to begin with an empty one");
    }

    static JournalUnavailableException unopenable(Path directory, Exception cause) {
        return new JournalUnavailableException(
                "the journal " + directory + " cannot be opened: " + cause.getMessage() + "; restore it from a backup",
                cause);
    }

    /** With the native LevelDB where it loads, as Akka should; else with the one in Java. */
    static DB open(Path directory, Options options) throws IOException {
        DBFactory factory = nativeProblem().isEmpty() ? JniDBFactory.factory : Iq80DBFactory.factory;
        return factory.open(directory.toFile(), options);
    }

    /** Why the native library does not load; only the first failure has the cause, so it is kept. */
    static Optional<String> nativeProblem() {
        return NativeLibrary.PROBLEM;
    }

    private static final class NativeLibrary {
        static final Optional<String> PROBLEM = load();

        private static Optional<String> load() {
            try {
                return JniDBFactory.VERSION.isEmpty() ? Optional.of("it has no version") : Optional.empty();
            } catch (LinkageError e) {
                return Optional.of(lastReason(String.valueOf(e.getMessage())));
            }
        }

        /** The loader lists every place that it tried; the last one is the copy that it unpacked. */
        private static String lastReason(String message) {
            String last = message.substring(message.lastIndexOf(", ") + 1).strip();
            return last.endsWith("]") ? last.substring(0, last.length() - 1) : last;
        }
    }
}
