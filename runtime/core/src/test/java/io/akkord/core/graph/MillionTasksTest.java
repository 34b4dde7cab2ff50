package io.akkord.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.Graph;
import io.akkord.api.GraphOptions;
import io.akkord.api.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sizes that recursion or a quadratic step would not survive. Times are printed, not asserted. */
class MillionTasksTest {

    private static final int MILLION = 1_000_000;

    private static CompiledGraph compile(String name, Task<?> task, GraphOptions options) {
        long begin = System.nanoTime();
        CompiledSubmission compiled = GraphCompiler.compile(Graph.of(task), options, Sums.encoder());
        long middle = System.nanoTime();
        byte[] encoded = SegmentCodec.encode(compiled.segment());
        CompiledGraph graph = CompiledGraph.of(SegmentCodec.decode(encoded));
        long end = System.nanoTime();
        System.out.printf(
                "%s: %,d tasks, compiled in %d ms, %,d bytes, decoded and joined in %d ms%n",
                name, graph.taskCount(), (middle - begin) / 1_000_000, encoded.length, (end - middle) / 1_000_000);
        return graph;
    }

    private static Task<Long> chain() {
        Task<Long> task = Task.call(Sums.SEVEN);
        for (int i = 1; i < MILLION; i++) {
            task = task.map(Sums.NEXT);
        }
        return task;
    }

    @Test
    void aChain() {
        CompiledGraph graph = compile("chain", chain(), GraphOptions.DEFAULT.withoutFusion());
        assertThat(graph.taskCount()).isEqualTo(MILLION);
        assertThat(graph.bottomLevels()[0]).isEqualTo(MILLION);
    }

    @Test
    void aFusedChain() {
        CompiledGraph graph = compile("fused chain", chain(), GraphOptions.DEFAULT);
        assertThat(graph.taskCount()).isEqualTo(MILLION / ChainFusion.MOST_STEPS);
        assertThat(graph.operationCount())
                .as("seven, next, and both run lengths' shapes")
                .isEqualTo(4);
    }

    @Test
    void aWideMerge() {
        List<Task<Long>> leaves = new ArrayList<>(MILLION);
        for (long i = 0; i < MILLION; i++) {
            leaves.add(Task.call(Sums.LOAD, i));
        }
        CompiledGraph graph = compile("merge", Task.fold(leaves, Sums.MINUS), GraphOptions.DEFAULT);
        assertThat(graph.taskCount()).isEqualTo(MILLION + 1);
        assertThat(graph.distinctInputCount(MILLION)).isEqualTo(MILLION);
    }
}
