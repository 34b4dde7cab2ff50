package io.akkord.array.store;

import io.akkord.array.Block;
import io.akkord.array.Region;
import io.akkord.array.Shapes;
import io.akkord.array.kernel.Layout;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** NumPy's files as blocks: operations of tasks, and what a program reads at once. */
public final class Npy {

    private Npy() {}

    /** The header of a file. */
    static NpyHeader header(String path) {
        try (RandomAccessFile file = new RandomAccessFile(path, "r")) {
            NpyHeader header = NpyHeader.read(file, path);
            long wanted = header.length()
                    + Shapes.size(header.shape()) * header.code().width();
            if (file.length() < wanted) {
                throw new IllegalArgumentException(path + " has " + file.length() + " bytes, but an array of shape "
                        + Shapes.text(header.shape()) + " needs " + wanted + "; it is cut short");
            }
            return header;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /** Part of a file's array; the file must be there on every worker. */
    public static Block readRegion(String path, Region region) {
        NpyHeader header = header(path);
        if (!Arrays.equals(header.shape(), region.whole())) {
            throw new IllegalStateException(path + " has the shape " + Shapes.text(header.shape()) + " now, but had "
                    + Shapes.text(region.whole()) + " when the graph was built");
        }
        int rank = region.shape().length;
        int[] order = new int[rank];
        Arrays.setAll(order, axis -> header.columns() ? rank - 1 - axis : axis);
        Block block = Block.zeros(header.code().type(), permuted(region.shape(), order));
        try (FileChannel file = FileChannel.open(Path.of(path), StandardOpenOption.READ)) {
            new RegionReader(file, header, order, region, block).read();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
        return header.columns() ? Layout.transpose(order, block) : block;
    }

    private static int[] permuted(int[] shape, int[] order) {
        int[] permuted = new int[shape.length];
        Arrays.setAll(permuted, axis -> shape[order[axis]]);
        return permuted;
    }

    /** A whole file. */
    public static Block read(Path path) {
        NpyHeader header = header(path.toString());
        int[] shape = Arrays.stream(header.shape()).mapToInt(Math::toIntExact).toArray();
        return readRegion(path.toString(), new Region(new long[shape.length], shape, header.shape()));
    }

    /** All arrays of an {@code .npz} file, by name. */
    public static Map<String, Block> readAll(Path path) {
        Map<String, Block> blocks = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(path))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                blocks.put(
                        name.endsWith(".npy") ? name.substring(0, name.length() - 4) : name,
                        parse(zip.readAllBytes(), path + "!" + name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
        return blocks;
    }

    private static Block parse(byte[] bytes, String name) throws IOException {
        NpyHeader header = NpyHeader.read(new DataInputStream(new ByteArrayInputStream(bytes)), name);
        int[] shape = Arrays.stream(header.shape()).mapToInt(Math::toIntExact).toArray();
        int[] order = new int[shape.length];
        Arrays.setAll(order, axis -> header.columns() ? shape.length - 1 - axis : axis);
        Block block = Block.zeros(header.code().type(), permuted(shape, order));
        header.code()
                .read(
                        ByteBuffer.wrap(bytes, header.length(), bytes.length - header.length()),
                        block.data(),
                        0,
                        block.size());
        return header.columns() ? Layout.transpose(order, block) : block;
    }

    /** Writes a file: beside it first, then in its place, so that it is whole or not there. */
    public static String write(String path, Block block) {
        Path target = Path.of(path).toAbsolutePath();
        ElementCode code = ElementCode.of(block.dtype());
        try {
            Files.createDirectories(target.getParent());
            Path part = Files.createTempFile(target.getParent(), ".part-", ".npy");
            try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
                file.write(ByteBuffer.wrap(NpyHeader.bytes(code, block.shape())));
                for (int at = 0; at < block.size(); at += RegionReader.PIECE) {
                    ByteBuffer bytes = code.write(block.data(), at, Math.min(RegionReader.PIECE, block.size() - at));
                    while (bytes.hasRemaining()) {
                        file.write(bytes);
                    }
                }
                file.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
        return path;
    }
}
