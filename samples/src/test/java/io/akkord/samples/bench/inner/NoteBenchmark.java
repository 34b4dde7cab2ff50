package io.akkord.samples.bench.inner;

import io.akkord.execution.executing.ExecutingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The note in mapped memory of what a slot executes: one for each task. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NoteBenchmark {

    private Path directory;
    private ExecutingFile file;
    private ExecutingFile.Row row;
    private String graph = "a-graph-of-usual-name";
    private int task;

    @Setup
    public void open() throws IOException {
        directory = Files.createTempDirectory("note");
        file = ExecutingFile.open(directory, "worker", 2);
        row = file.row();
    }

    @TearDown
    public void close() throws IOException {
        file.close();
        Files.delete(directory);
    }

    @Benchmark
    public void enterAndLeave() {
        row.enter(graph, task++, 1);
        row.leave();
    }

    @Benchmark
    public void findTheRowEnterAndLeave() {
        ExecutingFile.Row found = file.row();
        found.enter(graph, task++, 1);
        found.leave();
    }
}
