package io.akkord.samples.drill;

import io.akkord.api.AkkordException;
import io.akkord.api.Graph;
import io.akkord.api.GraphStatus;
import io.akkord.api.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The graph of the drill: cells in layers of 50, each with three inputs from the layer before, two beside each other and
 * one from afar, so that after a few layers everything depends on everything. The last cell takes in the last 50. These
 * and the last are the outputs. Every hundredth cell is checkpointed.
 *
 * @param tasks cells in all
 * @param trace what bodies do besides computing
 */
record DrillGraph(int tasks, Trace trace) {

    static final String KEY = "cell-";

    private static final int WIDTH = 50;
    private static final int CHECKPOINT_EVERY = 100;
    private static final int AFAR = 7;

    DrillGraph {
        if (tasks < 2) {
            throw new IllegalArgumentException("the drill has " + tasks + " tasks; give at least 2");
        }
    }

    /** The graph; each task's key is {@link #KEY} and the number of its cell. */
    Graph graph() {
        List<Task<byte[]>> cells = new ArrayList<>(tasks);
        FirstCell first = new FirstCell(trace);
        Cell inner = new Cell(trace);
        for (int number = 0; number < tasks - 1; number++) {
            int[] from = inputs(number);
            Task<byte[]> cell = from.length == 0
                    ? Task.call(first, number)
                    : Task.combine(
                            inner, Task.literal(number), cells.get(from[0]), cells.get(from[1]), cells.get(from[2]));
            Task<byte[]> named = cell.withKey(KEY + number);
            cells.add(number % CHECKPOINT_EVERY == 0 ? named.checkpointed() : named);
        }
        List<Task<byte[]>> end = new ArrayList<>(cells.subList(Math.max(0, tasks - 1 - WIDTH), tasks - 1));
        Task<List<byte[]>> gathered = Task.gather(List.copyOf(end));
        end.add(Task.combine(new LastCell(trace), Task.literal(tasks - 1), gathered)
                .withKey(KEY + (tasks - 1)));
        return Graph.of(end);
    }

    /** The numbers of a cell's inputs; none in the first layer. The last cell has others. */
    private static int[] inputs(int number) {
        int layer = number / WIDTH;
        int column = number % WIDTH;
        int before = (layer - 1) * WIDTH;
        return layer == 0
                ? new int[0]
                : new int[] {before + column, before + (column + 1) % WIDTH, before + (column * AFAR + layer) % WIDTH};
    }

    /** The outputs by name, computed one after the other in this thread, without a graph. */
    Map<String, byte[]> oracle() {
        List<byte[]> values = new ArrayList<>(tasks);
        for (int number = 0; number < tasks - 1; number++) {
            List<byte[]> inputs =
                    Arrays.stream(inputs(number)).mapToObj(values::get).toList();
            values.add(Cells.value(trace.seed(), number, inputs));
        }
        List<byte[]> end = values.subList(Math.max(0, tasks - 1 - WIDTH), tasks - 1);
        byte[] last = Cells.value(trace.seed(), tasks - 1, List.copyOf(end));
        values.add(last);
        Map<String, byte[]> outputs = new TreeMap<>();
        IntStream.range(Math.max(0, tasks - 1 - WIDTH), tasks)
                .forEach(number -> outputs.put(KEY + number, values.get(number)));
        return outputs;
    }

    /** @throws AkkordException with the reason, if the graph ended otherwise */
    static void requireCompleted(GraphStatus end) {
        if (end.state() != GraphStatus.State.COMPLETED) {
            throw new AkkordException("the graph " + end.id() + " is " + end.state() + ": "
                    + end.message().orElse("no reason given"));
        }
    }

    /** How many outputs are not what the oracle says. */
    int wrong(Map<String, Object> outputs) {
        int wrong = 0;
        for (Map.Entry<String, byte[]> right : oracle().entrySet()) {
            boolean same =
                    outputs.get(right.getKey()) instanceof byte[] value && Arrays.equals(value, right.getValue());
            wrong += same ? 0 : 1;
        }
        return wrong;
    }
}
