package io.akkord.samples.bench.inner;

import io.akkord.api.Graph;
import io.akkord.api.GraphOptions;
import io.akkord.core.graph.GraphCompiler;
import io.akkord.core.graph.GraphSegment;
import io.akkord.core.graph.SegmentCodec;
import io.akkord.execution.allow.AllowList;
import io.akkord.execution.operation.OperationEncoder;
import io.akkord.execution.value.ValueCodec;
import io.akkord.samples.bench.taskbench.EmptyPoints;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A stencil from its tasks to its bytes and back; nanoseconds a task. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CompileBenchmark {

    private static final int STEPS = 1000;
    private static final int COLUMNS = 4;

    private final ValueCodec codec = new ValueCodec(AllowList.everything(), CompileBenchmark.class.getClassLoader());
    private final Graph graph = Graph.of(EmptyPoints.stencil(COLUMNS, STEPS));
    private final GraphSegment segment = segment();
    private final byte[] encoded = SegmentCodec.encode(segment);

    private GraphSegment segment() {
        return new GraphCompiler(new OperationEncoder(codec), GraphOptions.DEFAULT).extend(graph.outputs());
    }

    @Benchmark
    @OperationsPerInvocation(STEPS * COLUMNS)
    public GraphSegment compile() {
        return segment();
    }

    @Benchmark
    @OperationsPerInvocation(STEPS * COLUMNS)
    public byte[] encode() {
        return SegmentCodec.encode(segment);
    }

    @Benchmark
    @OperationsPerInvocation(STEPS * COLUMNS)
    public GraphSegment decode() {
        return SegmentCodec.decode(encoded);
    }
}
