package io.akkord.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.array.store.Npy;
import io.akkord.execution.inline.InlineSession;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredArraysTest {

    @TempDir
    private Path directory;

    private final InlineSession session = new InlineSession();

    private static Chunked numbers(DType type, int chunk, long... shape) {
        Chunks chunks = Chunks.regular(shape, chunk);
        Chunked sum = Create.index(chunks, 0);
        for (int axis = 1; axis < shape.length; axis++) {
            sum = sum.times(10).plus(Create.index(chunks, axis));
        }
        return sum.mod(7).astype(type);
    }

    @ParameterizedTest
    @EnumSource
    void aStackOfNumpyFilesComesBack(DType type) {
        Chunked array = numbers(type, 3, 8, 4);
        List<String> files = session.compute(NumpyFiles.saveStack(array, directory));
        assertThat(files).hasSize(3);
        Chunked back = NumpyFiles.openStack(directory);
        assertThat(back.chunks().lengths(0)).containsExactly(3, 3, 2);
        assertThat(back.compute(session)).isEqualTo(array.compute(session));
    }

    @Test
    void partsOfANumpyFileAreReadByTheirOwnTasks() {
        Block block = numbers(DType.DOUBLE, -1, 5, 6, 7).compute(session);
        Path file = Path.of(Npy.write(directory.resolve("one.npy").toString(), block));
        assertThat(NumpyFiles.open(file).compute(session)).isEqualTo(block);
        Chunked cut = NumpyFiles.open(file, Chunks.regular(new long[] {5, 6, 7}, 2, 5, 3));
        assertThat(cut.compute(session)).isEqualTo(block);
    }

    @Test
    void columnsFirstAndOtherByteOrdersAreRead() throws IOException {
        byte[] header =
                ("{'descr': '>i2', 'fortran_order': True, 'shape': (2, 3), }").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length + 12);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        bytes.order(ByteOrder.LITTLE_ENDIAN).putShort((short) header.length).put(header);
        bytes.order(ByteOrder.BIG_ENDIAN);
        for (short value : new short[] {1, 4, 2, 5, 3, -6}) {
            bytes.putShort(value);
        }
        Path file = Files.write(directory.resolve("columns.npy"), bytes.array());
        Block expected = Block.of(new int[] {1, 2, 3, 4, 5, -6}, 2, 3);
        assertThat(Npy.read(file)).isEqualTo(expected);
        assertThat(NumpyFiles.open(file, Chunks.regular(new long[] {2, 3}, 1, 2))
                        .compute(session))
                .isEqualTo(expected);
    }

    @Test
    void damagedNumpyFilesAreRefusedByName() throws IOException {
        Path file = directory.resolve("cut.npy");
        Npy.write(file.toString(), Block.of(new double[100]));
        Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 300));
        assertThatThrownBy(() -> NumpyFiles.open(file))
                .hasMessageContaining("cut.npy")
                .hasMessageContaining("cut short");
        Files.writeString(file, "something else");
        assertThatThrownBy(() -> NumpyFiles.open(file)).hasMessageContaining("no .npy file");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void zarrArraysOfAllTypesComeBack(int version) {
        for (DType type : DType.values()) {
            Path path = directory.resolve(type + "-" + version);
            Chunked array = numbers(type, 3, 7, 5);
            session.compute(ZarrArrays.save(array, path, version));
            Chunked back = ZarrArrays.open(path);
            assertThat(back.chunks()).isEqualTo(array.chunks());
            assertThat(back.compute(session)).isEqualTo(array.compute(session));
        }
    }

    @Test
    void zarrChunksLieAsTheFormatSays() throws IOException {
        Path second = directory.resolve("second");
        Chunked array = Create.of(Block.of(new int[] {1, 2, 3, 4, 5, 6}, 2, 3), Chunks.regular(new long[] {2, 3}, 2));
        session.compute(ZarrArrays.save(array, second, 2));
        // The chunk at the end is stored whole, row after row, little-endian.
        assertThat(Files.readAllBytes(second.resolve("0.1")))
                .containsExactly(3, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0);
        Path third = directory.resolve("third");
        session.compute(ZarrArrays.save(array, third, 3));
        assertThat(Files.readAllBytes(third.resolve("c/0/1"))).isEqualTo(Files.readAllBytes(second.resolve("0.1")));
    }

    @Test
    void compressedAndMissingZarrChunksAreRead() throws IOException {
        Files.writeString(
                directory.resolve(".zarray"),
                """
                {"zarr_format": 2, "shape": [3], "chunks": [2], "dtype": "<f8", "order": "C", "filters": null,
                 "compressor": {"id": "gzip", "level": 1}, "fill_value": 1.5}""");
        ByteBuffer values = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        values.putDouble(7).putDouble(8);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve("0")))) {
            out.write(values.array());
        }
        assertThat(ZarrArrays.open(directory).compute(session).doubles()).containsExactly(7, 8, 1.5);
    }

    @Test
    void unknownCompressionIsRefusedByName() throws IOException {
        Files.writeString(
                directory.resolve(".zarray"),
                """
                {"zarr_format": 2, "shape": [3], "chunks": [2], "dtype": "<f8", "order": "C", "filters": null,
                 "compressor": {"id": "blosc"}, "fill_value": 0}""");
        assertThatThrownBy(() -> ZarrArrays.open(directory))
                .hasMessageContaining("blosc")
                .hasMessageContaining("gzip");
        Files.writeString(directory.resolve(".zarray"), "{\"zarr_format\": 2,");
        assertThatThrownBy(() -> ZarrArrays.open(directory)).hasMessageContaining("no JSON object");
    }
}
