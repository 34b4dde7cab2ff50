package io.akkord.persistence.leveldb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary directory with copied files, readable for this user only; closing deletes it. */
public final class PrivateCopy implements AutoCloseable {

    private final Path path;

    private PrivateCopy(Path path) {
        this.path = path;
    }

    static PrivateCopy of(Path original, List<Path> files) throws IOException {
        Path name = original.toAbsolutePath().getFileName();
        PrivateCopy copy = new PrivateCopy(Files.createTempDirectory("akkord-" + name + "-"));
        try {
            for (Path file : files) {
                Files.copy(file, copy.path.resolve(file.getFileName()));
            }
            return copy;
        } catch (IOException e) {
            copy.close();
            throw e;
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the private copy " + path + " cannot be deleted", e);
        }
    }
}
