package io.akkord.simulation.recorded;

import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.TaskOptions;
import io.akkord.core.collection.IntList;
import io.akkord.core.graph.CompiledGraph;
import io.akkord.core.graph.SegmentCodec;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.simulation.workload.Workload;
import io.akkord.simulation.workload.WorkloadException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Takes in the facts of one graph in their order, and makes of them what a simulation needs. For one thread. */
public final class RunRecorder {

    private static final long MICROS_A_MILLI = 1000;
    private static final long NANOS_A_MICRO = 1000;

    private final Map<Long, ByteArrayOutputStream> parts = new HashMap<>();
    private final CompiledGraph graph = new CompiledGraph();
    private final RunColumns columns = new RunColumns();
    private final Map<Integer, Integer> slotsByWorker = new HashMap<>();
    private GraphOptions options = GraphOptions.DEFAULT;
    private long submittedMicros;
    private long lives;
    private String outcome = "has not ended";

    /**
     * Takes in the next fact.
     *
     * @param wallMillis when it was written, milliseconds since 1970
     */
    public void accept(GraphEvent event, long wallMillis) {
        if (event instanceof GraphEvent.GraphPart part) {
            parts.computeIfAbsent(part.sequence(), sequence -> new ByteArrayOutputStream())
                    .writeBytes(part.bytes());
        } else if (event instanceof GraphEvent.GraphSubmitted submitted) {
            options = submitted.options();
            submittedMicros = submitted.wallMillis() * MICROS_A_MILLI;
            append(0);
        } else if (event instanceof GraphEvent.GraphExtended extended) {
            append(extended.sequence());
        } else if (event instanceof GraphEvent.TasksDispatched dispatched) {
            columns.dispatched(dispatched.tasks(), wallMillis * MICROS_A_MILLI);
        } else if (event instanceof GraphEvent.TasksCompleted completed) {
            columns.add(completed.workers(), completed.completions());
        } else if (event instanceof GraphEvent.WorkerAdopted adopted) {
            slotsByWorker.put(adopted.worker(), adopted.slots());
        } else if (event instanceof GraphEvent.EpochStarted) {
            lives++;
        } else if (event instanceof GraphEvent.GraphCompleted end) {
            outcome = end.outcome() == GraphStatus.State.COMPLETED ? "" : "ended as " + end.outcome();
        }
    }

    private void append(long sequence) {
        ByteArrayOutputStream encoded = parts.remove(sequence);
        if (encoded == null) {
            throw new WorkloadException(
                    "the journal closes part " + sequence + " of the graph, which it does not have");
        }
        graph.append(SegmentCodec.decode(encoded.toByteArray()));
        columns.grow(graph.taskCount());
    }

    /**
     * The run that the facts tell of.
     *
     * @param name of the graph
     * @throws WorkloadException if it did not come to its end
     */
    public RecordedRun run(String name) {
        if (!outcome.isEmpty() || columns.count() < graph.taskCount() || graph.taskCount() == 0) {
            throw new WorkloadException(
                    "graph " + name + " " + (outcome.isEmpty() ? "is not recorded whole" : outcome)
                            + ": " + columns.count() + " of " + graph.taskCount()
                            + " tasks are recorded. Only a completed run can be simulated; wait for its end, or choose another");
        }
        SlotUse slots = SlotUse.of(columns, slotsByWorker);
        NetworkUse network = NetworkUse.of(graph, columns, slots);
        long overheadNanos = Math.round(slots.overheadMicros(graph, columns) * NANOS_A_MICRO);
        Workload workload = workload(name, overheadNanos);
        List<TaskOptions> table = IntStream.range(0, graph.optionsCount())
                .mapToObj(row -> RecordedRun.free(graph.optionsAt(row)))
                .toList();
        int[] rows =
                IntStream.range(0, graph.taskCount()).map(graph::optionsRow).toArray();
        return new RecordedRun(
                workload,
                options,
                slots.workers(),
                slots.slots(),
                Math.max(0, columns.lastEnd() - submittedMicros) * NANOS_A_MICRO,
                Math.max(0, columns.firstStart() - submittedMicros) * NANOS_A_MICRO,
                overheadNanos,
                network.latencyNanos(),
                network.bytesPerSecond(),
                Turnaround.of(graph, columns, slots).commitNanos(network.latencyNanos()),
                lives,
                workload.simulated(rows, table));
    }

    private Workload workload(String name, long overheadNanos) {
        int tasks = graph.taskCount();
        int[] offsets = new int[tasks + 1];
        IntList inputs = new IntList();
        int[] operations = new int[tasks];
        long[] nanos = new long[tasks];
        List<String> keys = new ArrayList<>(tasks);
        for (int task = 0; task < tasks; task++) {
            int[] all = new int[graph.inputCount(task)];
            for (int i = 0; i < all.length; i++) {
                all[i] = graph.inputAt(task, i);
            }
            Arrays.stream(all).distinct().forEach(inputs::add);
            offsets[task + 1] = inputs.size();
            operations[task] = graph.operationRow(task);
            nanos[task] = columns.runs[task] * NANOS_A_MICRO + overheadNanos;
            keys.add(graph.key(task));
        }
        List<String> names = RecordedRun.operationNames(graph);
        long[] sizes = columns.sizes.clone();
        return new Workload(
                name, "recorded", offsets, inputs.toArray(), operations, names, nanos, sizes, keys, List.of());
    }
}
