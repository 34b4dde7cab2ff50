package io.akkord.array;

import io.akkord.api.Task;
import io.akkord.array.expr.Lowering;
import io.akkord.array.expr.Node;
import io.akkord.array.store.Npy;
import io.akkord.array.store.NpyShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * NumPy's files as arrays, and arrays as NumPy's files. A file is read by the tasks of the chunks, each its part, so it
 * must have the same path on all workers; only its header is read when the expression is built.
 */
public final class NumpyFiles {

    private NumpyFiles() {}

    /** The array of an {@code .npy} file, in chunks of about {@link Chunks#AUTO_BYTES}. */
    public static Chunked open(Path path) {
        NpyShape file = NpyShape.of(path.toString());
        return open(path, Chunks.auto(file.shape(), file.type()));
    }

    /** The array of an {@code .npy} file in these chunks. */
    public static Chunked open(Path path, Chunks chunks) {
        NpyShape file = NpyShape.of(path.toString());
        if (!Arrays.equals(file.shape(), chunks.shape())) {
            throw new IllegalArgumentException("the chunks are of shape " + Shapes.text(chunks.shape()) + ", but "
                    + path + " of " + Shapes.text(file.shape()));
        }
        String name = path.toAbsolutePath().toString();
        return Chunked.of(new Node(
                "read-npy",
                file.type(),
                chunks,
                List.of(),
                (chunk, lowering) -> Task.call(Npy::readRegion, name, chunks.region(chunk))));
    }

    static String code(DType type) {
        return NpyShape.code(type);
    }

    /** An array of an {@code .npz} file. It is read here and travels with the graph. */
    public static Chunked openArchive(Path path, String name) {
        Block block = Npy.readAll(path).get(name);
        if (block == null) {
            throw new IllegalArgumentException(path + " has no array \"" + name + "\"; it has "
                    + Npy.readAll(path).keySet());
        }
        return Create.of(block, Chunks.auto(Shapes.toLongs(block.shape()), block.dtype()));
    }

    /** Files one after the other along the first axis, each a chunk. */
    public static Chunked stack(List<Path> files) {
        return Create.concatenate(
                0,
                files.stream()
                        .map(file -> open(
                                file,
                                Chunks.regular(NpyShape.of(file.toString()).shape(), -1)))
                        .toArray(Chunked[]::new));
    }

    /** The stack that {@link #saveStack} wrote: {@code 0.npy}, {@code 1.npy} and so on. */
    public static Chunked openStack(Path directory) {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(directory)) {
            int count = (int) all.filter(file -> file.getFileName().toString().matches("\\d+\\.npy"))
                    .count();
            for (int i = 0; i < count; i++) {
                files.add(directory.resolve(i + ".npy"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException(directory + " has no files 0.npy, 1.npy, …");
        }
        return stack(files);
    }

    /**
     * A task for each chunk along the first axis that writes it to {@code NUMBER.npy} in the directory and gives the file's
     * path; other axes become whole. The tasks are effects: a file is written whole or not at all, and writing it twice
     * changes nothing.
     */
    public static List<Task<String>> saveStack(Chunked array, Path directory) {
        int[] chunk = new int[array.rank()];
        Arrays.fill(chunk, -1);
        Chunks whole = Chunks.regular(array.shape(), chunk);
        Node node = array.rechunk(whole.with(0, array.chunks().lengths(0))).node();
        List<Task<Block>> tasks = new Lowering(List.of(node)).all(node);
        List<Task<String>> files = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            String path = directory.toAbsolutePath().resolve(i + ".npy").toString();
            files.add(Task.combine(Npy::write, Task.literal(path), tasks.get(i)).effect());
        }
        return files;
    }
}
