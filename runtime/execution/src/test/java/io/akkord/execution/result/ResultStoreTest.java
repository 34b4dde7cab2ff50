package io.akkord.execution.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.SettingsException;
import io.akkord.execution.allow.AllowList;
import io.akkord.execution.value.EncodedValue;
import io.akkord.execution.value.UndecodableException;
import io.akkord.execution.value.ValueCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {

    private static final String GRAPH = "g";
    private static final long LIMIT = 100_000;

    @TempDir
    private Path directory;

    private final ValueCodec codec = new ValueCodec(AllowList.everything(), ResultStoreTest.class.getClassLoader());
    private ResultStore store;

    @BeforeEach
    void open() {
        store = new ResultStore(codec, LIMIT, directory);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void put(int task, Object value) {
        store.put(GRAPH, task, value, codec.digestAndSize(value).size());
    }

    private Object get(int task) {
        return store.get(GRAPH, task).orElseThrow().value();
    }

    private byte[] encoded(int task) {
        return bytes(store.encoded(GRAPH, task).orElseThrow());
    }

    private static byte[] bytes(EncodedValue value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ValueCodec.Digest digest = value.content().writeTo(bytes);
            assertThat(digest.size()).isEqualTo(value.size()).isEqualTo(bytes.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** About 40,000 bytes that tell which task they are of. */
    private static long[] large(int task) {
        long[] value = new long[5_000];
        Arrays.fill(value, task);
        return value;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> !file.endsWith("spill.lock")).sorted().toList();
        }
    }

    /** Puts five large results, so that the first are on disk. */
    private void fill() {
        for (int task = 0; task < 5; task++) {
            put(task, large(task));
        }
    }

    @Test
    void whatWasPutIsThereUntilItIsReleased() {
        put(1, "one");
        put(2, null);
        assertThat(get(1)).isEqualTo("one");
        assertThat(get(2)).isNull();
        assertThat(store.contains(GRAPH, 3)).isFalse();
        assertThat(store.get("other", 1)).isEmpty();
        store.release(GRAPH, 1, 3);
        assertThat(store.contains(GRAPH, 1)).isFalse();
        assertThat(store.contains(GRAPH, 2)).isTrue();
        store.closeGraph(GRAPH);
        assertThat(store.contains(GRAPH, 2)).isFalse();
        assertThat(store.memoryUsed()).isZero();
    }

    @Test
    void encodedResultsAreDecodedWhenAskedForAndSentAsTheyCame() {
        byte[] bytes = codec.encode(List.of(1, 2));
        store.putEncoded(GRAPH, 1, bytes);
        assertThat(encoded(1)).isEqualTo(bytes);
        assertThat(get(1)).isEqualTo(List.of(1, 2));
        assertThat(get(1)).isSameAs(get(1));
        assertThat(encoded(1)).isEqualTo(bytes);
        assertThat(store.memoryUsed()).isEqualTo(bytes.length);
    }

    @Test
    void aLargeResultIsEncodedAsItIsWritten() {
        double[] value = new Random(1).doubles(100_000).toArray();
        store.put(GRAPH, 1, value, codec.digestAndSize(value).size());
        assertThat(encoded(1)).isEqualTo(codec.encode(value));
    }

    @Test
    void onlySmallResultsInMemoryAreGivenUpToALimit() {
        put(1, "small");
        put(2, large(2));
        assertThat(store.bytesUpTo(GRAPH, 1, 100)).contains(codec.encode("small"));
        assertThat(store.bytesUpTo(GRAPH, 2, 100)).isEmpty();
        assertThat(store.bytesUpTo(GRAPH, 3, 100)).isEmpty();
    }

    @Test
    void bytesThatCannotBeDecodedFailWhoeverAsksForThem() {
        store.putEncoded(GRAPH, 1, new byte[] {127});
        assertThatThrownBy(() -> store.get(GRAPH, 1)).isInstanceOf(UndecodableException.class);
        assertThat(store.contains(GRAPH, 1)).isTrue();
    }

    @Test
    void aboveTheLimitLargeResultsGoToDiskAndComeBackAsTheyWere() throws IOException {
        fill();
        assertThat(store.memoryUsed()).isLessThanOrEqualTo(LIMIT);
        assertThat(store.spilledBytes()).isPositive();
        assertThat(files()).isNotEmpty();
        for (int task = 0; task < 5; task++) {
            assertThat(get(task)).isEqualTo(large(task));
            assertThat(store.memoryUsed()).isLessThanOrEqualTo(LIMIT);
            assertThat(encoded(task)).isEqualTo(codec.encode(large(task)));
        }
    }

    @Test
    void anInterruptedThreadSpillsAndReadsAllTheSame() throws IOException {
        Thread.currentThread().interrupt();
        fill();
        assertThat(store.memoryUsed()).isLessThanOrEqualTo(LIMIT);
        for (int task = 0; task < 5; task++) {
            assertThat(get(task)).isEqualTo(large(task));
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theOneThatWasUsedLastStaysInMemory() throws IOException {
        put(0, large(0));
        put(1, large(1));
        get(0);
        put(2, large(2));
        assertThat(files()).hasSize(1);
        Files.delete(files().get(0));
        assertThat(get(0)).isEqualTo(large(0));
        assertThat(store.get(GRAPH, 1)).isEmpty();
    }

    @Test
    void smallResultsAreNeverSpilled() throws IOException {
        for (int task = 0; task < 2_000; task++) {
            put(task, new byte[100]);
        }
        assertThat(store.memoryUsed()).isGreaterThan(LIMIT);
        assertThat(files()).isEmpty();
    }

    @Test
    void releasingDeletesTheFiles() throws IOException {
        fill();
        store.release(GRAPH, 0, 1, 2, 3, 4);
        assertThat(files()).isEmpty();
        assertThat(store.memoryUsed()).isZero();
        assertThat(store.spilledBytes()).isZero();
    }

    @Test
    void aDamagedFileMakesItsResultMissingAndNeverWrong() throws IOException {
        Random random = new Random(11);
        for (int round = 0; round < 50; round++) {
            fill();
            Path file = files().get(0);
            damage(file, random);
            int missing = 0;
            for (int task = 0; task < 5; task++) {
                var found = store.get(GRAPH, task);
                missing += found.isEmpty() ? 1 : 0;
                if (found.isPresent()) {
                    assertThat((long[]) found.get().value())
                            .as("round %d", round)
                            .isEqualTo(large(task));
                }
            }
            assertThat(missing).as("round %d", round).isEqualTo(1);
            store.closeGraph(GRAPH);
        }
        assertThat(store.memoryUsed()).isZero();
    }

    private static void damage(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        switch (random.nextInt(3)) {
            case 0 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            default -> bytes = Arrays.copyOf(bytes, bytes.length + 1);
        }
        Files.write(file, bytes);
    }

    @Test
    void whatAnEarlierProcessLeftIsDeletedAndOtherFilesAreNot() throws IOException {
        store.close();
        Files.writeString(directory.resolve("9.spill"), "old");
        Files.writeString(directory.resolve("10.part"), "torn");
        Files.writeString(directory.resolve("notes.txt"), "the user's");
        store = new ResultStore(codec, LIMIT, directory);
        assertThat(files()).containsExactly(directory.resolve("notes.txt"));
    }

    @Test
    void aDirectoryBelongsToOneStoreAtATime() throws IOException {
        assertThatThrownBy(() -> new ResultStore(codec, LIMIT, directory))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("used by another worker");
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> new ResultStore(codec, LIMIT, file))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("cannot be used");
    }

    @Test
    void aDiskThatTakesNothingLeavesResultsInMemory() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            for (Path file : all.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
        fill();
        for (int task = 0; task < 5; task++) {
            assertThat(get(task)).isEqualTo(large(task));
        }
    }

    @Test
    void manyThreadsSeeOnlyRightOrMissingResultsAndTheAccountEndsAtZero() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> all = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            long seed = t;
            all.add(threads.submit(() -> hammer(new Random(seed))));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        store.closeGraph(GRAPH);
        assertThat(store.memoryUsed()).isZero();
        assertThat(store.spilledBytes()).isZero();
        assertThat(files()).isEmpty();
    }

    private void hammer(Random random) {
        for (int i = 0; i < 1_500; i++) {
            int task = random.nextInt(20);
            switch (random.nextInt(5)) {
                case 0 -> put(task, large(task));
                case 1 -> store.release(GRAPH, task);
                case 2 -> store.putEncoded(GRAPH, task, codec.encode(large(task)));
                case 3 -> store.encoded(GRAPH, task).ifPresent(value -> assertThat((long[]) codec.decode(bytes(value)))
                        .isEqualTo(large(task)));
                default -> store.get(GRAPH, task)
                        .ifPresent(found -> assertThat((long[]) found.value()).isEqualTo(large(task)));
            }
        }
    }
}
