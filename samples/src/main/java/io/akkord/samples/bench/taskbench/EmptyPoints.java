package io.akkord.samples.bench.taskbench;

import io.akkord.api.Task;
import io.akkord.simulation.workload.TaskBench;
import io.akkord.simulation.workload.TaskBenchPattern;
import java.util.List;

/** Graphs whose tasks check their inputs and compute nothing. */
public final class EmptyPoints {

    private static final int SMALLEST_OUTPUT = 16;

    private EmptyPoints() {}

    /** A stencil; its value is the number of its columns. */
    public static Task<Integer> stencil(int columns, int steps) {
        TaskBench graph = TaskBench.of(TaskBenchPattern.STENCIL_1D, columns, steps);
        Kernel nothing = new Kernel(Kernel.Kind.EMPTY, 0, 0, 0, 1);
        return PointGraph.of(List.of(graph), nothing, SMALLEST_OUTPUT).counted();
    }
}
