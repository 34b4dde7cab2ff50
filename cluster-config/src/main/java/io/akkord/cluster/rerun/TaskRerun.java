package io.akkord.cluster.rerun;

import io.akkord.api.EffectToken;
import io.akkord.api.GraphId;
import io.akkord.core.graph.CompiledGraph;
import io.akkord.core.graph.OperationSpec;
import io.akkord.execution.allow.AllowList;
import io.akkord.execution.operation.OperationResolver;
import io.akkord.execution.task.TaskBodies;
import io.akkord.execution.value.ValueCodec;
import io.akkord.persistence.checkpoint.CheckpointStore;
import io.akkord.persistence.replay.RunRecord;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One task of a recorded graph, ready to run again. Its inputs come from the journal and the checkpoints; those that are
 * in neither are computed again from their own inputs, as far as all tasks on the way are pure. Bodies run in the calling
 * thread, so that a debugger stops in them. One thread.
 */
public final class TaskRerun {

    private final GraphId id;
    private final RunRecord run;
    private final CompiledGraph graph;
    private final CheckpointStore checkpoints;
    private final ValueCodec codec;
    private final TaskBodies bodies;
    private final Map<Integer, byte[]> stored = new HashMap<>();
    private final BitSet recomputed = new BitSet();

    /**
     * A graph to take tasks from.
     *
     * @param classes has the user's operations; whoever calls this wants them to run, so that no allow-list is asked
     */
    public TaskRerun(GraphId id, RunRecord run, CheckpointStore checkpoints, ClassLoader classes) {
        this.id = id;
        this.run = run;
        this.graph = run.graph();
        this.checkpoints = checkpoints;
        this.codec = new ValueCodec(AllowList.everything(), classes);
        this.bodies = new TaskBodies(new OperationResolver(AllowList.everything(), classes, codec), codec);
        List<OperationSpec> operations = new ArrayList<>();
        for (int row = 0; row < graph.operationCount(); row++) {
            operations.add(graph.operationAt(row));
        }
        bodies.define(0, operations);
    }

    /**
     * Finds out where the inputs of a task come from.
     *
     * @return keys of the tasks that must be computed again first, in the order in which they will be
     * @throws InputsGoneException naming the impure tasks on the way, if there are such
     */
    public List<String> prepare(int task) {
        recomputed.clear();
        List<String> impure = new ArrayList<>();
        BitSet wanted = inputsOf(task);
        for (int each = wanted.length() - 1; each >= 0; each = wanted.previousSetBit(each - 1)) {
            if (isStored(each)) {
                continue;
            }
            recomputed.set(each);
            wanted.or(inputsOf(each));
            if (graph.options(each).impure()) {
                impure.add(graph.key(each));
            }
        }
        if (!impure.isEmpty()) {
            throw new InputsGoneException("task " + graph.key(task) + " of graph " + id
                    + " cannot run again: its inputs come from " + impure + ", which are impure and whose results are"
                    + " not durable; mark such tasks checkpointed()");
        }
        return recomputed.stream().mapToObj(graph::key).toList();
    }

    private BitSet inputsOf(int task) {
        BitSet inputs = new BitSet();
        for (int at = graph.inputStart(task); at < graph.inputEnd(task); at++) {
            inputs.set(graph.input(at));
        }
        return inputs;
    }

    private boolean isStored(int task) {
        Optional<byte[]> bytes =
                switch (run.place(task)) {
                    case JOURNAL -> run.inline(task);
                    case CHECKPOINT -> checkpoints
                                    .problem(id, task, run.digest(task))
                                    .isEmpty()
                            ? checkpoints.read(id, task)
                            : Optional.empty();
                    case NOWHERE -> Optional.empty();
                };
        bytes.ifPresent(found -> stored.put(task, found));
        return bytes.isPresent();
    }

    /**
     * What a run came to.
     *
     * @param value what the body returned
     * @param digest CRC32C of the encoded value
     * @param recordedDigest that of the recorded result; empty if none was recorded
     */
    public record Outcome(@Nullable Object value, int digest, Optional<Integer> recordedDigest) {

        /** Whether the result is the recorded one; true if none was recorded. */
        public boolean isAsRecorded() {
            return recordedDigest.map(recorded -> recorded == digest).orElse(true);
        }
    }

    /**
     * Runs the task that was prepared, after those that its inputs need.
     *
     * @throws Throwable what a body throws, as it is
     */
    public Outcome run(int task) throws Throwable {
        Map<Integer, @Nullable Object> values = new HashMap<>();
        for (int each = recomputed.nextSetBit(0); each >= 0; each = recomputed.nextSetBit(each + 1)) {
            values.put(each, call(each, values));
        }
        Object value = call(task, values);
        Optional<Integer> recorded =
                run.state(task) == RunRecord.TaskState.RECORDED ? Optional.of(run.digest(task)) : Optional.empty();
        return new Outcome(value, codec.digestAndSize(value).crc32c(), recorded);
    }

    private byte[] bytesOf(int task) {
        return Objects.requireNonNull(stored.get(task), "prepare(task) comes before run(task)");
    }

    private @Nullable Object call(int task, Map<Integer, @Nullable Object> values) throws Throwable {
        @Nullable Object[] inputs = new Object[graph.inputCount(task)];
        for (int i = 0; i < inputs.length; i++) {
            int input = graph.inputAt(task, i);
            inputs[i] = recomputed.get(input) ? values.get(input) : codec.decode(bytesOf(input));
        }
        if (!graph.options(task).effect()) {
            return bodies.body(graph.operationRow(task)).run(graph.literalBlock(task), inputs);
        }
        try (EffectToken.Binding bound = new EffectToken(id.value(), task).bind()) {
            return bodies.body(graph.operationRow(task)).run(graph.literalBlock(task), inputs);
        }
    }
}
