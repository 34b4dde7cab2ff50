package io.akkord.cluster.node;

import io.akkord.actors.membership.WorkerIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory for the spilled results of one worker, named after its process: what processes of this machine that were
 * killed left behind is deleted by the next one.
 */
final class SpillDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SpillDirectory.class);
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final Path path;

    private SpillDirectory(Path path) {
        this.path = path;
    }

    /** Makes a directory of our own in {@code root}. */
    static SpillDirectory open(Path root) {
        try {
            Files.createDirectories(root);
            deleteAbandoned(root);
            Path path = root.resolve(WorkerIdentity.ofThisProcess(SERIAL.getAndIncrement()));
            return new SpillDirectory(Files.createDirectories(path));
        } catch (IOException e) {
            throw new NodeStartException(
                    "the spill directory " + root + " cannot be used (" + e
                            + "); set akkord.storage.spill to a directory that this user can write",
                    e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            FileTrees.delete(path);
        } catch (IOException e) {
            LOG.warn("the spill directory {} could not be deleted: {}", path, e.toString());
        }
    }

    private static void deleteAbandoned(Path root) throws IOException {
        List<Path> abandoned;
        try (Stream<Path> directories = Files.list(root)) {
            abandoned = directories
                    .filter(directory ->
                            WorkerIdentity.isKnownDead(directory.getFileName().toString()))
                    .toList();
        }
        for (Path directory : abandoned) {
            FileTrees.delete(directory);
        }
    }
}
