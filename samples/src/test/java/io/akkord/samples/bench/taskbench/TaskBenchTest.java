package io.akkord.samples.bench.taskbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.Akkord;
import io.akkord.api.Session;
import io.akkord.simulation.workload.TaskBench;
import io.akkord.simulation.workload.TaskBenchPattern;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskBenchTest {

    private static final Kernel EMPTY = new Kernel(Kernel.Kind.EMPTY, 0, 0, 1024, 16);

    @ParameterizedTest
    @EnumSource(TaskBenchPattern.class)
    void everyPatternRunsWithEveryInputChecked(TaskBenchPattern pattern) {
        PointGraph points = PointGraph.of(List.of(TaskBench.of(pattern, 8, 10)), EMPTY, 40);
        try (Session akkord = Akkord.inline()) {
            assertThat(akkord.compute(points.counted())).isEqualTo(points.ends());
        }
    }

    @ParameterizedTest
    @EnumSource(Kernel.Kind.class)
    void everyKernelRuns(Kernel.Kind kind) {
        Kernel kernel = new Kernel(kind, 10, 1, 4096, 16);
        PointGraph points = PointGraph.of(List.of(TaskBench.of(TaskBenchPattern.FFT, 8, 10)), kernel, 16);
        try (Session akkord = Akkord.inline()) {
            assertThat(akkord.compute(points.counted())).isEqualTo(8);
        }
    }

    @Test
    void graphsSideBySideAreCountedTogether() {
        TaskBench graph = TaskBench.of(TaskBenchPattern.STENCIL_1D, 4, 5);
        PointGraph points = PointGraph.of(List.of(graph, graph.withIndex(1)), EMPTY, 16);
        assertThat(points.points()).isEqualTo(40);
        assertThat(points.ends()).isEqualTo(8);
    }

    @Test
    void aWrongInputIsFound() {
        Point point = new Point(TaskBench.of(TaskBenchPattern.NO_COMM, 4, 5), EMPTY, 16);
        byte[] right = point.apply(List.of(), Point.place(0, 2));
        assertThat(point.apply(List.of(right), Point.place(1, 2))).hasSize(16);
        assertThatThrownBy(() -> point.apply(List.of(right), Point.place(1, 3)))
                .hasMessage("the output of (0, 3) says (0, 2)");
        assertThatThrownBy(() -> point.apply(List.of(), Point.place(1, 3)))
                .hasMessageContaining("0 inputs instead of 1");
    }
}
