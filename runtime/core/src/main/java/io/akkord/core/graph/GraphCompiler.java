package io.akkord.core.graph;

import io.akkord.api.Graph;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphRejectedException;
import io.akkord.api.Task;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Compiles tasks into {@link GraphSegment}s. Four steps, each in time proportional to tasks and edges, none recursive:
 *
 * <ol>
 *   <li>{@link TaskWalk} visits what the outputs need, inputs first; what they do not need is never seen (cull);
 *   <li>{@link TaskDrafter} makes drafts of the visited, and {@link DraftInterner} merges equal ones;
 *   <li>{@link LiteralInlining} and {@link ChainFusion} decide what is absorbed by the task that uses it;
 *   <li>{@link SegmentEmission} numbers the rest and writes it out.
 * </ol>
 *
 * <p>A compiler remembers its graph, so that extensions go on where the last segment ended; it keeps every task
 * instance alive that it compiled. The same tasks in the same order give the same segments. Not safe for use by several
 * threads.
 */
public final class GraphCompiler {

    private final ValueEncoder encoder;
    private final GraphOptions options;
    private final TaskRegistry registry = new TaskRegistry();
    private final OperationTable operations;
    private final OptionsTable taskOptions = new OptionsTable();
    private int firstOperation;
    private int firstOptions;

    public GraphCompiler(ValueEncoder encoder, GraphOptions options) {
        this.encoder = encoder;
        this.options = options;
        this.operations = new OperationTable(encoder);
    }

    /**
     * Compiles a graph that does not grow.
     *
     * @throws GraphRejectedException if different tasks have one key, or the graph is too large
     * @throws io.akkord.api.OperationRefusedException if an operation or a literal cannot travel
     */
    public static CompiledSubmission compile(Graph graph, GraphOptions options, ValueEncoder encoder) {
        GraphSegment segment = new GraphCompiler(encoder, options).extend(graph.outputs());
        return new CompiledSubmission(segment, SegmentCodec.digest(SegmentCodec.encode(segment)));
    }

    /**
     * Compiles the outputs with everything they need that the graph does not have yet; a task that it has, by instance
     * or by content, is only referred to. If it throws, the compiler is as before.
     *
     * @param outputs the requested tasks by name, numbered in the map's order; they may be used by later extensions
     * @throws GraphRejectedException if nothing is asked for, different tasks have one key, or the graph is too large
     * @throws io.akkord.api.OperationRefusedException if an operation or a literal cannot travel
     */
    public GraphSegment extend(Map<String, Task<?>> outputs) {
        if (outputs.isEmpty()) {
            throw new GraphRejectedException("the graph is empty: no output is asked for");
        }
        Drafts drafts = draft(outputs);
        BitSet pinned = pinned(drafts, outputs);
        BitSet inlined = LiteralInlining.apply(drafts, operations, pinned);
        int[] before = options.fuse()
                ? ChainFusion.plan(drafts, operations, taskOptions, pinned)
                : ChainFusion.none(drafts.size());
        SegmentEmission emission = new SegmentEmission(drafts, registry, operations, inlined, before);
        emission.emitTasks();
        int[] numbers = outputs.values().stream().mapToInt(this::numberOf).toArray();
        GraphSegment segment =
                emission.toSegment(firstOperation, taskOptions, firstOptions, numbers, List.copyOf(outputs.keySet()));
        firstOperation = operations.size();
        firstOptions = taskOptions.size();
        return segment;
    }

    /** The task's number; -1 if it never was compiled, or was absorbed by a task that uses it. */
    public int numberOf(Task<?> task) {
        return registry.numberOf(task);
    }

    private Drafts draft(Map<String, Task<?>> outputs) {
        Drafts drafts = new Drafts(registry.beginCompilation());
        DraftInterner interner = new DraftInterner(registry, operations, taskOptions, drafts);
        TaskDrafter drafter = new TaskDrafter(registry, operations, encoder, interner);
        TaskWalk walk = new TaskWalk(drafter);
        outputs.forEach((name, output) -> {
            DraftInterner.requireUnicode("the output name", name);
            walk.visit(output);
            drafter.finishOutput(name, output);
        });
        return drafts;
    }

    /** What somebody may ask for by name: outputs and tasks with keys. */
    private BitSet pinned(Drafts drafts, Map<String, Task<?>> outputs) {
        BitSet pinned = new BitSet();
        for (Task<?> output : outputs.values()) {
            int row = registry.find(output) - drafts.firstId();
            if (row >= 0) {
                pinned.set(row);
            }
        }
        for (int i = 0; i < drafts.keyedIds().size(); i++) {
            pinned.set(drafts.keyedIds().get(i) - drafts.firstId());
        }
        return pinned;
    }
}
