package io.akkord.simulation.workload;

import io.akkord.api.TaskOptions;
import io.akkord.core.collection.IntList;
import io.akkord.core.graph.GraphSegment;
import io.akkord.core.graph.OperationSpec;
import io.akkord.simulation.SimulatedWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph of tasks with what they cost. Tasks have numbers in topological order. The arrays are not copied: treat them as
 * immutable.
 *
 * @param name for reports
 * @param family graphs of one kind, which are compared together
 * @param inputOffsets where each task's inputs begin in {@code inputs}; one entry more than there are tasks
 * @param inputs numbers of the tasks whose results a task needs, each once
 * @param operations row of each task in {@code operationNames}
 * @param operationNames what is learnt together: tasks of one operation are expected to cost alike
 * @param runNanos how long each body runs
 * @param resultBytes size of each result
 * @param keys name of each task; empty if they have only numbers
 * @param notes what a reader of the file had to assume
 */
public record Workload(
        String name,
        String family,
        int[] inputOffsets,
        int[] inputs,
        int[] operations,
        List<String> operationNames,
        long[] runNanos,
        long[] resultBytes,
        List<String> keys,
        List<String> notes) {

    public Workload {
        int tasks = operations.length;
        if (inputOffsets.length != tasks + 1 || runNanos.length != tasks || resultBytes.length != tasks) {
            throw new IllegalArgumentException("the columns of " + name + " have different lengths");
        }
        operationNames = List.copyOf(operationNames);
        keys = List.copyOf(keys);
        notes = List.copyOf(notes);
    }

    public int taskCount() {
        return operations.length;
    }

    public int edgeCount() {
        return inputs.length;
    }

    /** The name of a task, or its number if it has none. */
    public String key(int task) {
        return keys.isEmpty() ? Integer.toString(task) : keys.get(task);
    }

    /** The tasks whose result no other task needs, ascending. */
    public int[] sinks() {
        BitSet needed = new BitSet(taskCount());
        for (int input : inputs) {
            needed.set(input);
        }
        IntList sinks = new IntList();
        for (int task = needed.nextClearBit(0); task < taskCount(); task = needed.nextClearBit(task + 1)) {
            sinks.add(task);
        }
        return sinks.toArray();
    }

    /** The same graph with run times multiplied by one factor and sizes by another, rounded to the nearest. */
    public Workload scaled(double runFactor, double byteFactor) {
        return withCosts(multiplied(runNanos, runFactor), multiplied(resultBytes, byteFactor));
    }

    /** The same graph with other costs. */
    public Workload withCosts(long[] nanos, long[] bytes) {
        return new Workload(name, family, inputOffsets, inputs, operations, operationNames, nanos, bytes, keys, notes);
    }

    private static long[] multiplied(long[] values, double factor) {
        long[] all = new long[values.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = Math.round(values[i] * factor);
        }
        return all;
    }

    /** For the simulator: a compiled graph whose outputs are the sinks, every task with the default options. */
    public SimulatedWork simulated() {
        return simulated(new int[taskCount()], List.of(TaskOptions.DEFAULT));
    }

    /** The same with each task's run time and size as hints. */
    public SimulatedWork simulatedWithHints() {
        Map<Cost, Integer> rows = new LinkedHashMap<>();
        int[] options = new int[taskCount()];
        for (int task = 0; task < options.length; task++) {
            options[task] = rows.computeIfAbsent(new Cost(runNanos[task], resultBytes[task]), cost -> rows.size());
        }
        return simulated(options, rows.keySet().stream().map(Cost::hint).toList());
    }

    /** What a task costs; tasks that cost the same share a row of options. */
    private record Cost(long nanos, long bytes) {

        TaskOptions hint() {
            return TaskOptions.DEFAULT.withExpectedRun(Duration.ofNanos(nanos)).withExpectedBytes(bytes);
        }
    }

    /** The same with options by task, as rows of a table. */
    public SimulatedWork simulated(int[] options, List<TaskOptions> table) {
        int[] sinks = sinks();
        List<String> names = new ArrayList<>(sinks.length);
        for (int sink : sinks) {
            names.add("task-" + sink);
        }
        GraphSegment segment = new GraphSegment(
                0,
                inputOffsets,
                inputs,
                operations,
                0,
                operationNames.stream().map(Workload::operation).toList(),
                options,
                0,
                table,
                new int[taskCount() + 1],
                new byte[0],
                new int[0],
                List.of(),
                sinks,
                names);
        return new SimulatedWork(name, segment, runNanos, resultBytes);
    }

    private static OperationSpec operation(String name) {
        return new OperationSpec(
                OperationSpec.Kind.CALL, "workload." + name, "run", "()V", 6, new byte[0], 0L, false, new int[0]);
    }
}
