package io.akkord.array;

import io.akkord.api.Task;
import io.akkord.array.expr.Lowering;
import io.akkord.array.expr.Node;
import io.akkord.array.store.Zarr;
import io.akkord.array.store.ZarrMeta;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Zarr arrays in directories, of versions 2 and 3 of the format: uncompressed, or compressed by gzip or zlib; written
 * uncompressed. A stored chunk is a chunk here. The directory must have the same path on all workers.
 */
public final class ZarrArrays {

    private ZarrArrays() {}

    /** The array of a directory; only its metadata is read here. */
    public static Chunked open(Path directory) {
        ZarrMeta meta = ZarrMeta.read(directory);
        Chunks chunks = meta.shape().length == 0 ? Chunks.of() : Chunks.regular(meta.shape(), meta.chunk());
        String path = directory.toAbsolutePath().toString();
        return Chunked.of(new Node(
                "read-zarr",
                meta.type(),
                chunks,
                List.of(),
                (chunk, lowering) -> Task.call(
                        Zarr::read, new Zarr.Chunk(path, meta, chunks.place(chunk), chunks.chunkShape(chunk)))));
    }

    /**
     * A task that writes the array and gives the directory. Chunks become regular: all as long as the first along each axis.
     * Writing is an effect: a chunk is there whole or not at all, writing it twice changes nothing, and the metadata comes
     * last.
     *
     * @param version 2 or 3
     */
    public static Task<String> save(Chunked array, Path directory, int version) {
        if (version != 2 && version != 3) {
            throw new IllegalArgumentException("Zarr has the versions 2 and 3, not " + version);
        }
        int[] first = new int[array.rank()];
        Arrays.setAll(first, axis -> Math.max(1, array.chunks().lengths(axis)[0]));
        Chunked regular = array.rank() == 0 ? array : array.rechunk(first);
        ZarrMeta meta = new ZarrMeta(
                NumpyFiles.code(array.dtype()),
                array.shape(),
                first,
                "none",
                0,
                version == 2 ? "." : "/",
                version == 2 ? "" : "c/");
        String path = directory.toAbsolutePath().toString();
        Node node = regular.node();
        List<Task<Block>> tasks = new Lowering(List.of(node)).all(node);
        List<Task<String>> written = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            Zarr.Chunk chunk = new Zarr.Chunk(
                    path, meta, node.chunks().place(i), node.chunks().chunkShape(i));
            written.add(
                    Task.combine(Zarr::write, Task.literal(chunk), tasks.get(i)).effect());
        }
        return Task.combine(
                        ZarrArrays::finish,
                        Task.literal(path),
                        Task.literal(meta),
                        Task.literal(version),
                        Task.gather(written))
                .effect();
    }

    /** The operation that ends a save. */
    public static String finish(String directory, ZarrMeta meta, int version, List<String> written) {
        return Zarr.writeMeta(directory, meta, version);
    }
}
