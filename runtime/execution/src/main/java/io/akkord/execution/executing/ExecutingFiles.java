package io.akkord.execution.executing;

import io.akkord.core.collection.IntList;
import io.akkord.core.liveness.WorkerDeath;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what workers of this machine were executing when their processes ended. A process has ended if nobody holds the
 * lock on its file, whatever its number is now. Safe for use by several threads.
 */
public final class ExecutingFiles {

    /** Files of the dead are deleted when they are older than this: whoever wanted them has read them. */
    private static final Duration KEPT = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(ExecutingFiles.class);

    private final Path directory;

    public ExecutingFiles(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /** What a worker was executing when its process ended; empty if it lives, ended in good order, or ran elsewhere. */
    public Optional<WorkerDeath> deathOf(String workerId) {
        Path file = ExecutingLayout.file(directory, workerId);
        return Files.isRegularFile(file) ? read(file, head -> true) : Optional.empty();
    }

    /** What workers were executing whose processes ended here. */
    public List<WorkerDeath> all() {
        return all(head -> true);
    }

    /** As {@link #all}, of those workers that had a process together with a coordinator. */
    public List<WorkerDeath> sharedWithCoordinators() {
        return all(head -> head.getInt(ExecutingLayout.AT_SHARED) == 1);
    }

    private List<WorkerDeath> all(Predicate<ByteBuffer> wanted) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !ExecutingLayout.workerOf(file).isEmpty())
                    .sorted()
                    .flatMap(file -> read(file, wanted).stream())
                    .toList();
        } catch (IOException e) {
            log.warn("{} cannot be listed: {}", directory, e.toString());
            return List.of();
        }
    }

    private static Optional<WorkerDeath> read(Path file, Predicate<ByteBuffer> wanted) {
        if (ExecutingFile.OWN.contains(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = new RandomAccessFile(file.toFile(), "rw").getChannel();
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.size()).order(ExecutingLayout.ORDER);
            channel.read(bytes, 0);
            Instant written = Files.getLastModifiedTime(file).toInstant();
            if (written.isBefore(Instant.now().minus(KEPT))) {
                Files.delete(file);
            }
            return isWhole(bytes) && wanted.test(bytes)
                    ? Optional.of(death(ExecutingLayout.workerOf(file), bytes))
                    : Optional.empty();
        } catch (IOException e) {
            log.warn("{} cannot be read: {}", file, e.toString());
            return Optional.empty();
        }
    }

    private static boolean isWhole(ByteBuffer bytes) {
        return bytes.capacity() > ExecutingLayout.AT_TABLE
                && bytes.getInt(0) == ExecutingLayout.MAGIC
                && bytes.capacity() >= ExecutingLayout.size(bytes.getInt(ExecutingLayout.AT_ROWS));
    }

    private static WorkerDeath death(String workerId, ByteBuffer bytes) {
        List<String> graphs = new ArrayList<>();
        IntList tasks = new IntList();
        IntList attempts = new IntList();
        for (int row = 0; row < bytes.getInt(ExecutingLayout.AT_ROWS); row++) {
            int at = ExecutingLayout.rowAt(row);
            long place = bytes.getLong(at) - 1;
            if (place >= 0 && place < ExecutingLayout.GRAPHS) {
                graphs.add(graph(bytes, (int) place));
                tasks.add((int) (bytes.getLong(at + Long.BYTES) >> 32));
                attempts.add((int) bytes.getLong(at + Long.BYTES));
            }
        }
        String how = bytes.getInt(ExecutingLayout.AT_EXIT) == 1
                ? "the task called System.exit"
                : "its process was killed or halted, or crashed";
        return new WorkerDeath(
                workerId, how, graphs.size(), System.currentTimeMillis(), graphs, tasks.toArray(), attempts.toArray());
    }

    private static String graph(ByteBuffer bytes, int place) {
        int at = ExecutingLayout.graphAt(place);
        int length = Math.max(0, Math.min(bytes.getInt(at), ExecutingLayout.LONGEST_GRAPH));
        byte[] id = new byte[length];
        bytes.get(at + Integer.BYTES, id);
        return new String(id, StandardCharsets.UTF_8);
    }
}
