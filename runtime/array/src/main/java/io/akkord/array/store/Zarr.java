package io.akkord.array.store;

import io.akkord.array.Block;
import io.akkord.array.kernel.Layout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Operations that read and write chunks of Zarr arrays. */
public final class Zarr {

    private Zarr() {}

    /**
     * A chunk of a stored array.
     *
     * @param directory of the array; must be the same on all workers
     * @param place of the chunk along each axis
     * @param shape of what of the chunk belongs to the array
     */
    public record Chunk(String directory, ZarrMeta meta, int[] place, int[] shape) {

        Path file() {
            return Path.of(directory).resolve(meta.chunkName(place));
        }
    }

    /** Reads a chunk; one that is not stored is filled. */
    public static Block read(Chunk chunk) {
        ElementCode code = ElementCode.parse(chunk.meta().code());
        Block stored = Block.zeros(code.type(), chunk.meta().chunk());
        Path file = chunk.file();
        try {
            if (Files.exists(file)) {
                byte[] bytes = bytes(file, chunk.meta().codec());
                int wanted = stored.size() * code.width();
                if (bytes.length != wanted) {
                    throw new IOException("the chunk has " + bytes.length + " bytes instead of " + wanted);
                }
                code.read(ByteBuffer.wrap(bytes), stored.data(), 0, stored.size());
            } else {
                fill(stored, chunk.meta().fill());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        int[] from = new int[chunk.shape().length];
        int[] step = new int[chunk.shape().length];
        Arrays.fill(step, 1);
        return Layout.cut(new Layout.Cut(from, chunk.shape(), step), stored);
    }

    private static void fill(Block block, double value) {
        if (value != 0) {
            Block filled = Layout.filled(block.dtype(), value, block.shape());
            System.arraycopy(filled.data(), 0, block.data(), 0, block.size());
        }
    }

    private static byte[] bytes(Path file, String codec) throws IOException {
        byte[] stored = Files.readAllBytes(file);
        if (codec.equals("none")) {
            return stored;
        }
        ByteArrayInputStream raw = new ByteArrayInputStream(stored);
        try (InputStream in = codec.equals("gzip") ? new GZIPInputStream(raw) : new InflaterInputStream(raw)) {
            return in.readAllBytes();
        }
    }

    /** Writes a chunk, whole or not at all, and returns its file's path. */
    public static String write(Chunk chunk, Block block) {
        Block whole = block;
        if (!Arrays.equals(block.shape(), chunk.meta().chunk())) {
            int[] origin = new int[block.rank()];
            whole = Layout.assemble(
                    new Layout.Assembly(chunk.meta().chunk(), java.util.List.of(origin)), java.util.List.of(block));
        }
        Path file = chunk.file().toAbsolutePath();
        ByteBuffer bytes = ElementCode.parse(chunk.meta().code()).write(whole.data(), 0, whole.size());
        try {
            write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return file.toString();
    }

    private static void write(Path file, ByteBuffer bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), ".part-", "");
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes the metadata and returns the directory. */
    public static String writeMeta(String directory, ZarrMeta meta, int version) {
        Path file = Path.of(directory)
                .resolve(version == 2 ? ".zarray" : "zarr.json")
                .toAbsolutePath();
        try {
            write(file, ByteBuffer.wrap(meta.json(version).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return directory;
    }
}
