package io.akkord.simulation;

import io.akkord.api.TaskOptions;
import io.akkord.core.graph.GraphSegment;
import io.akkord.core.graph.OperationSpec;
import io.akkord.simulation.SimTask.Kind;
import java.util.Arrays;
import java.util.List;

/** The tasks of a graph that was given. */
final class GivenTasks implements Tasks {

    private final SimulatedWork work;
    private final GraphSegment segment;

    GivenTasks(SimulatedWork work) {
        this.work = work;
        this.segment = work.segment();
    }

    @Override
    public int size() {
        return work.taskCount();
    }

    @Override
    public List<GraphSegment> segments() {
        return List.of(segment);
    }

    @Override
    public Kind kind(int task) {
        return options(task).effect() ? Kind.EFFECT : options(task).impure() ? Kind.IMPURE : Kind.PURE;
    }

    @Override
    public int inputCount(int task) {
        return segment.inputOffsets()[task + 1] - segment.inputOffsets()[task];
    }

    @Override
    public int input(int task, int position) {
        return segment.inputs()[segment.inputOffsets()[task] + position];
    }

    @Override
    public OperationSpec operation(int task) {
        return segment.operationTable().get(segment.operations()[task]);
    }

    @Override
    public TaskOptions options(int task) {
        return segment.optionsTable().get(segment.options()[task]);
    }

    @Override
    public boolean hasLiterals(int task, byte[] literals) {
        int from = segment.literalOffsets()[task];
        int to = segment.literalOffsets()[task + 1];
        return Arrays.equals(segment.literals(), from, to, literals, 0, literals.length);
    }

    @Override
    public long runNanos(int task) {
        return work.runNanos()[task];
    }

    @Override
    public long bytes(int task) {
        return work.resultBytes()[task];
    }

    @Override
    public int encodedBytes(int task) {
        return Long.BYTES;
    }

    @Override
    public long salt(int task) {
        return task;
    }
}
