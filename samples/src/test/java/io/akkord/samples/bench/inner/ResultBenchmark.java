package io.akkord.samples.bench.inner;

import io.akkord.execution.allow.AllowList;
import io.akkord.execution.result.ResultStore;
import io.akkord.execution.value.ValueCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A small result: encoded, kept, read and released. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ResultBenchmark {

    private static final long MEMORY = 64 << 20;
    private static final int INLINE = 1024;

    private final ValueCodec codec = new ValueCodec(AllowList.everything(), ResultBenchmark.class.getClassLoader());
    private final byte[] bytes = new byte[16];
    private Path directory;
    private ResultStore store;
    private int task;

    @Setup
    public void open() throws IOException {
        directory = Files.createTempDirectory("results");
        store = new ResultStore(codec, MEMORY, directory.resolve("spill"));
    }

    @TearDown
    public void close() throws IOException {
        store.close();
        Files.deleteIfExists(directory.resolve("spill"));
        Files.deleteIfExists(directory);
    }

    @Benchmark
    public Optional<byte[]> encodeANumber() {
        return codec.encodeUpTo(42L, INLINE);
    }

    @Benchmark
    public Optional<byte[]> encodeSixteenBytes() {
        return codec.encodeUpTo(bytes, INLINE);
    }

    @Benchmark
    public Object keepReadAndRelease() {
        int present = task++;
        store.put("graph", present, bytes, bytes.length);
        Object read = store.get("graph", present).orElseThrow().value();
        store.release("graph", present);
        return read;
    }
}
