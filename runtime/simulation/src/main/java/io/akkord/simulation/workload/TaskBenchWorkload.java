package io.akkord.simulation.workload;

import io.akkord.core.collection.IntList;
import java.util.Arrays;
import java.util.List;

/** Numbers the tasks of a Task Bench graph step by step, without keys: ten million of them fit in memory. */
record TaskBenchWorkload(TaskBench bench, long meanNanos, double imbalance, long resultBytes) {

    Workload build() {
        int tasks = 0;
        for (int step = 0; step < bench.steps(); step++) {
            tasks += bench.columns(step);
        }
        int[] offsets = new int[tasks + 1];
        long[] nanos = new long[tasks];
        IntList edges = new IntList(tasks);
        int task = 0;
        int firstBefore = 0;
        for (int step = 0; step < bench.steps(); step++) {
            int first = task;
            for (int i = 0; i < bench.columns(step); i++) {
                int column = bench.offset(step) + i;
                addInputs(step, column, firstBefore, edges);
                nanos[task] = runNanos(step, column);
                offsets[++task] = edges.size();
            }
            firstBefore = first;
        }
        long[] bytes = new long[tasks];
        Arrays.fill(bytes, resultBytes);
        String pattern = bench.pattern().label();
        return new Workload(
                pattern + "-" + bench.width() + "x" + bench.steps(),
                "taskbench-" + pattern,
                offsets,
                edges.toArray(),
                new int[tasks],
                List.of(pattern),
                nanos,
                bytes,
                List.of(),
                List.of());
    }

    private void addInputs(int step, int column, int firstBefore, IntList edges) {
        int[] inputs = bench.inputs(step, column);
        int low = bench.offset(step - 1);
        for (int i = 0; i < inputs.length; i++) {
            boolean again = false;
            for (int j = 0; j < i; j++) {
                again |= inputs[j] == inputs[i];
            }
            if (!again) {
                edges.add(firstBefore + inputs[i] - low);
            }
        }
    }

    private long runNanos(int step, int column) {
        return imbalance == 0
                ? meanNanos
                : Math.round((1 + (bench.chance(step, column) - 0.5) * imbalance) * meanNanos);
    }
}
