package io.akkord.persistence.checkpoint;

import io.akkord.api.GraphId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Durable results of tasks: one file each, {@code <directory>/<graph>/<task>.result}.
 *
 * <p>A result is there as a whole or not at all: it is written to a temporary file, synced, renamed, and the directory is
 * synced. Two processes may store the same result at the same time; one of the two stays. What cannot be trusted, because
 * it is damaged, cut short, of another task, or a symbolic link, reads as missing, with a warning: the task is run again.
 */
public final class CheckpointStore {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointStore.class);

    private final Path directory;

    /** The directory is made with the first result. */
    public CheckpointStore(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /**
     * Stores a result; it is durable when this returns. Takes two syncs of the disk.
     *
     * @param task number of the task
     * @return CRC32C of the result, for the journal
     * @throws CheckpointException if it could not be made durable
     */
    public int store(GraphId graph, int task, byte[] encoded) {
        return store(graph, task, encoded, () -> {});
    }

    /**
     * As {@link #store(GraphId, int, byte[])}, for a writer that may be given up while the disk keeps it waiting.
     *
     * @param beforeVisible runs when the bytes are on the disk and nobody can see them yet; if it throws, nobody ever does
     */
    public int store(GraphId graph, int task, byte[] encoded, Runnable beforeVisible) {
        Path folder = folderOf(graph);
        CheckpointHeader header = CheckpointHeader.of(graph, task, encoded);
        try {
            if (Files.isSymbolicLink(folder)) {
                throw new IOException(folder + " is a symbolic link");
            }
            DurableFiles.write(folder, nameOf(task), header.toBytes(), encoded, beforeVisible);
            return header.digest();
        } catch (IOException e) {
            throw new CheckpointException(
                    "the result of task " + task + " of graph " + graph + " cannot be stored in " + folder + ": " + e
                            + "; check that it can be written and has space",
                    e);
        }
    }

    /** The stored result; empty if there is none that can be trusted. */
    public Optional<byte[]> read(GraphId graph, int task) {
        Path file = folderOf(graph).resolve(nameOf(task));
        try {
            byte[] bytes = bytesOf(graph, file);
            Optional<String> problem = problem(bytes, graph, task);
            if (problem.isEmpty()) {
                return Optional.of(Arrays.copyOfRange(bytes, CheckpointHeader.LENGTH, bytes.length));
            }
            LOG.warn("the stored result {} counts as missing: {}", file, problem.get());
        } catch (NoSuchFileException e) {
            LOG.debug("there is no stored result {}", file);
        } catch (IOException e) {
            LOG.warn("the stored result {} counts as missing: {}", file, e.toString());
        }
        return Optional.empty();
    }

    /**
     * Why the stored result of a task cannot be used; empty if it can.
     *
     * @param digest CRC32C of the result, as the journal has it
     */
    public Optional<String> problem(GraphId graph, int task, int digest) {
        try {
            byte[] bytes = bytesOf(graph, folderOf(graph).resolve(nameOf(task)));
            return problem(bytes, graph, task).or(() -> CheckpointHeader.read(bytes)
                    .filter(header -> header.digest() != digest)
                    .map(header -> String.format(
                            "it is intact, but its digest is %08x and the journal's %08x", header.digest(), digest)));
        } catch (NoSuchFileException e) {
            return Optional.of("the file is missing");
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }

    private byte[] bytesOf(GraphId graph, Path file) throws IOException {
        if (!isPlain(graph, file)) {
            throw new IOException("it is no plain file in a plain directory");
        }
        return DurableFiles.readWithoutLinks(file);
    }

    private static Optional<String> problem(byte[] bytes, GraphId graph, int task) {
        Optional<CheckpointHeader> header = CheckpointHeader.read(bytes);
        int length = bytes.length - CheckpointHeader.LENGTH;
        if (header.isEmpty() || !header.get().isOf(graph, task)) {
            return Optional.of("its header is damaged, or another task's");
        }
        if (header.get().length() != length) {
            return Optional.of("it has " + length + " of " + header.get().length() + " bytes");
        }
        return header.get().digest() == CheckpointHeader.crc(bytes, CheckpointHeader.LENGTH, length)
                ? Optional.empty()
                : Optional.of("its bytes do not give its checksum");
    }

    /** Whether a file for the result is there; only {@link #read} tells whether it can be trusted. */
    public boolean exists(GraphId graph, int task) {
        return size(graph, task).isPresent();
    }

    /** Bytes of the stored result, without reading it; empty if there is none. */
    public OptionalLong size(GraphId graph, int task) {
        Path file = folderOf(graph).resolve(nameOf(task));
        try {
            long size = isPlain(graph, file) ? Files.size(file) - CheckpointHeader.LENGTH : -1;
            return size < 0 ? OptionalLong.empty() : OptionalLong.of(size);
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * Deletes all results of a graph, and what writers that died have left there.
     *
     * @throws CheckpointException if some could not be deleted
     */
    public void delete(GraphId graph) {
        Path folder = folderOf(graph);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            LOG.debug("graph {} has no stored results", graph);
        } catch (IOException | UncheckedIOException e) {
            throw new CheckpointException("the results of graph " + graph + " cannot be deleted: " + e, e);
        }
    }

    /** A graph's id has no separators and does not begin with a dot, so it stays within the directory. */
    private Path folderOf(GraphId graph) {
        return directory.resolve(graph.value());
    }

    private static String nameOf(int task) {
        if (task < 0) {
            throw new IllegalArgumentException("the task is " + task + "; task numbers are not negative");
        }
        return task + ".result";
    }

    private boolean isPlain(GraphId graph, Path file) throws IOException {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(file.toString());
        }
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.isDirectory(folderOf(graph), LinkOption.NOFOLLOW_LINKS);
    }
}
