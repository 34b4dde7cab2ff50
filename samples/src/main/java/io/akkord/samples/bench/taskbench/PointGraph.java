package io.akkord.samples.bench.taskbench;

import io.akkord.api.Task;
import io.akkord.simulation.workload.TaskBench;
import java.util.ArrayList;
import java.util.List;

/** The tasks of one or several graphs that run side by side, and one that counts the outputs nobody else takes. */
public final class PointGraph {

    private final Task<Integer> counted;
    private final int points;
    private final int ends;

    private PointGraph(Task<Integer> counted, int points, int ends) {
        this.counted = counted;
        this.points = points;
        this.ends = ends;
    }

    static PointGraph of(List<TaskBench> graphs, Kernel kernel, int outputBytes) {
        List<Task<byte[]>> ends = new ArrayList<>();
        int points = 0;
        for (TaskBench graph : graphs) {
            points += add(graph, new Point(graph, kernel, outputBytes), ends);
        }
        return new PointGraph(Task.gather(ends).map(PointGraph::count), points, ends.size());
    }

    /** The operation of the last task. */
    public static Integer count(List<byte[]> outputs) {
        return outputs.size();
    }

    private static int add(TaskBench graph, Point operation, List<Task<byte[]>> ends) {
        List<Task<byte[]>> before = List.of();
        int points = 0;
        for (int step = 0; step < graph.steps(); step++) {
            boolean[] taken = new boolean[before.size()];
            List<Task<byte[]>> row = new ArrayList<>();
            for (int column = graph.offset(step); column < graph.offset(step) + graph.columns(step); column++) {
                List<Task<byte[]>> inputs = new ArrayList<>();
                for (int input : graph.inputs(step, column)) {
                    int at = input - graph.offset(step - 1);
                    taken[at] = true;
                    inputs.add(before.get(at));
                }
                row.add(Task.combine(operation, Task.gather(inputs), Task.literal(Point.place(step, column))));
            }
            addUntaken(before, taken, ends);
            points += row.size();
            before = row;
        }
        ends.addAll(before);
        return points;
    }

    private static void addUntaken(List<Task<byte[]>> row, boolean[] taken, List<Task<byte[]>> ends) {
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                ends.add(row.get(i));
            }
        }
    }

    /** The task whose value is {@link #ends()}. */
    Task<Integer> counted() {
        return counted;
    }

    /** Points of all graphs: what is counted as tasks. */
    int points() {
        return points;
    }

    /** Points whose output no other point takes. */
    int ends() {
        return ends;
    }
}
