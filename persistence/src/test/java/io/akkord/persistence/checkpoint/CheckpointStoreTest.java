package io.akkord.persistence.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.GraphId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointStoreTest {

    private static final GraphId GRAPH = new GraphId("nightly.1");

    @TempDir
    Path directory;

    private CheckpointStore store;

    @BeforeEach
    void open() {
        store = new CheckpointStore(directory.resolve("shared/checkpoints"));
    }

    private Path file(int task) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(path -> path.getFileName().toString().equals(task + ".result"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    @Test
    void aResultComesBackWithItsDigestAndSize() {
        for (int size : new int[] {0, 1, 3_000_000}) {
            byte[] result = bytes(size);
            CRC32C crc = new CRC32C();
            crc.update(result);

            assertThat(store.store(GRAPH, size, result)).isEqualTo((int) crc.getValue());
            assertThat(store.read(GRAPH, size)).hasValue(result);
            assertThat(store.size(GRAPH, size)).hasValue(size);
            assertThat(store.exists(GRAPH, size)).isTrue();
        }
    }

    @Test
    void aWriterThatWasGivenUpLeavesWhatAnotherHasStored() throws IOException {
        store.store(GRAPH, 4, bytes(20), () -> store.store(GRAPH, 4, bytes(30)));
        assertThat(store.read(GRAPH, 4)).as("the later rename").hasValue(bytes(20));
        assertThatThrownBy(() -> store.store(GRAPH, 4, bytes(40), () -> {
                    assertThat(store.read(GRAPH, 4)).as("unseen yet").hasValue(bytes(20));
                    throw new CancellationException("given up");
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(store.read(GRAPH, 4)).hasValue(bytes(20));
        try (Stream<Path> files = Files.list(file(4).getParent())) {
            assertThat(files).containsExactly(file(4));
        }
    }

    @Test
    void whatWasNeverStoredIsMissing() {
        assertThat(store.read(GRAPH, 1)).isEmpty();
        assertThat(store.exists(GRAPH, 1)).isFalse();
        assertThat(store.size(GRAPH, 1)).isEmpty();
        store.delete(GRAPH);
    }

    @Test
    void storingAgainReplaces() {
        store.store(GRAPH, 1, bytes(10));
        store.store(GRAPH, 1, bytes(20));

        assertThat(store.read(GRAPH, 1)).hasValue(bytes(20));
    }

    @Test
    void everyFlippedBitAndEveryTruncationCountsAsMissing() throws IOException {
        store.store(GRAPH, 1, bytes(40));
        byte[] whole = Files.readAllBytes(file(1));
        for (int i = 0; i < whole.length * 8; i++) {
            byte[] flipped = whole.clone();
            flipped[i / 8] ^= (byte) (1 << i % 8);
            Files.write(file(1), flipped);
            assertThat(store.read(GRAPH, 1)).as("bit %d", i).isEmpty();
        }
        for (int length = 0; length < whole.length; length++) {
            Files.write(file(1), Arrays.copyOf(whole, length));
            assertThat(store.read(GRAPH, 1)).as("length %d", length).isEmpty();
        }
        Files.write(file(1), Arrays.copyOf(whole, whole.length + 1));
        assertThat(store.read(GRAPH, 1)).isEmpty();
    }

    @Test
    void anotherTasksOrGraphsFileCountsAsMissing() throws IOException {
        GraphId other = new GraphId("other");
        store.store(GRAPH, 1, bytes(10));
        store.store(GRAPH, 2, bytes(10));
        store.store(other, 3, bytes(10));
        byte[] second = Files.readAllBytes(file(2));
        byte[] third = Files.readAllBytes(file(3));
        Files.write(file(1), second);
        Files.write(file(2), third);

        assertThat(store.read(GRAPH, 1)).isEmpty();
        assertThat(store.read(GRAPH, 2)).isEmpty();
        assertThat(store.read(other, 3)).isPresent();
    }

    @Test
    void symbolicLinksAreNeverFollowed() throws IOException {
        store.store(GRAPH, 1, bytes(10));
        Path moved = directory.resolve("moved");
        Files.move(file(1), moved);
        Path link = directory.resolve("shared/checkpoints/nightly.1/1.result");
        Files.createSymbolicLink(link, moved);
        assertThat(store.read(GRAPH, 1)).isEmpty();
        assertThat(store.exists(GRAPH, 1)).isFalse();

        Path folder = link.getParent();
        Files.delete(link);
        Files.move(folder, directory.resolve("elsewhere"));
        Files.createSymbolicLink(folder, directory.resolve("elsewhere"));
        Files.move(moved, directory.resolve("elsewhere/1.result"));
        assertThat(store.read(GRAPH, 1)).isEmpty();
        assertThatThrownBy(() -> store.store(GRAPH, 1, bytes(1)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("is a symbolic link");
    }

    @Test
    void namesCannotLeaveTheDirectory() {
        for (String name : new String[] {"..", ".", "a/b", "../x", "a\\b", "", "a\0", "~"}) {
            assertThatThrownBy(() -> new GraphId(name)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> store.store(GRAPH, -1, bytes(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Files.createDirectories(directory.resolve("shared"));
        Files.createFile(directory.resolve("shared/checkpoints"));

        assertThatThrownBy(() -> store.store(GRAPH, 5, bytes(1)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("task 5")
                .hasMessageContaining("nightly.1");
    }

    @Test
    void deletingAGraphLeavesTheOthers() {
        GraphId other = new GraphId("nightly.10");
        store.store(GRAPH, 1, bytes(10));
        store.store(other, 1, bytes(10));
        store.delete(GRAPH);

        assertThat(store.exists(GRAPH, 1)).isFalse();
        assertThat(store.read(other, 1)).isPresent();
    }

    @Test
    void manyWritersOfOneResultLeaveAWholeOneAndNoRest() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            Stream<Callable<Integer>> jobs =
                    IntStream.range(0, 40).mapToObj(i -> () -> store.store(GRAPH, i % 2, bytes(1000 + i)));
            for (Future<Integer> stored : writers.invokeAll(jobs.toList())) {
                stored.get();
            }
        } finally {
            writers.shutdownNow();
        }

        assertThat(store.read(GRAPH, 0)).isPresent();
        assertThat(store.read(GRAPH, 1)).isPresent();
        try (Stream<Path> files = Files.list(file(0).getParent())) {
            assertThat(files).hasSize(2);
        }
    }
}
