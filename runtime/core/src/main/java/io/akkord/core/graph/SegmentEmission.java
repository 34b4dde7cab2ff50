package io.akkord.core.graph;

import io.akkord.core.packed.PackedWriter;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Writes drafts out as a segment: numbers in the order of the drafts, a fused run in the place of its last step, whose
 * role it takes. What is left out has no number, in the segment and in the registry.
 */
final class SegmentEmission {

    private final Drafts drafts;
    private final TaskRegistry registry;
    private final OperationTable operations;
    private final int[] before;
    private final BitSet absorbed;
    private final int firstTask;

    private final IntColumn inputOffsets = new IntColumn();
    private final IntColumn inputs = new IntColumn();
    private final IntColumn operationRows = new IntColumn();
    private final IntColumn optionsRows = new IntColumn();
    private final IntColumn literalOffsets = new IntColumn();
    private final PackedWriter literals = new PackedWriter();
    private int[] run = new int[1];

    /**
     * Prepares.
     *
     * @param inlined rows that are no tasks any more
     * @param before for each row the one before it in its fused task, or {@link ChainFusion#NONE}
     */
    SegmentEmission(Drafts drafts, TaskRegistry registry, OperationTable operations, BitSet inlined, int[] before) {
        this.drafts = drafts;
        this.registry = registry;
        this.operations = operations;
        this.before = before;
        this.absorbed = (BitSet) inlined.clone();
        this.firstTask = registry.taskCount();
        for (int row : before) {
            if (row != ChainFusion.NONE) {
                absorbed.set(row);
            }
        }
    }

    /** Numbers and writes all tasks. */
    void emitTasks() {
        inputOffsets.add(0);
        literalOffsets.add(0);
        for (int row = 0; row < drafts.size(); row++) {
            if (!absorbed.get(row)) {
                emit(row);
                registry.assignNumber(drafts.firstId() + row);
            }
        }
    }

    private void emit(int row) {
        int length = traceRun(row);
        for (int step = 0; step < length; step++) {
            emitArguments(step, run[step]);
        }
        operationRows.add(length == 1 ? drafts.operation(row) : fusedRow(length));
        optionsRows.add(drafts.options(row));
        inputOffsets.add(inputs.size());
        literalOffsets.add(literals.size());
    }

    /** Puts the rows of the run that ends here into {@link #run}, the first step first. */
    private int traceRun(int last) {
        int length = 1;
        for (int row = before[last]; row != ChainFusion.NONE; row = before[row]) {
            length++;
        }
        if (length > run.length) {
            run = new int[length];
        }
        int row = last;
        for (int step = length - 1; step >= 0; step--) {
            run[step] = row;
            row = before[row];
        }
        return length;
    }

    private int fusedRow(int length) {
        int[] steps = Arrays.copyOf(run, length);
        Arrays.setAll(steps, step -> drafts.operation(run[step]));
        return operations.rowOfFused(steps);
    }

    private void emitArguments(int step, int row) {
        int start = drafts.start(row);
        for (int place = start; place < drafts.end(row); place++) {
            int argument = drafts.argument(place);
            if (argument < 0) {
                LiteralBlock.append(literals, step, place - start, drafts.literal(argument));
            } else if (step == 0) {
                inputs.add(registry.number(argument));
            }
        }
    }

    GraphSegment toSegment(
            int firstOperation, OptionsTable options, int firstOptions, int[] outputs, List<String> outputNames) {
        int[] keyedTasks = drafts.keyedIds().toArray();
        Arrays.setAll(keyedTasks, i -> registry.number(keyedTasks[i]));
        return new GraphSegment(
                firstTask,
                inputOffsets.toArray(),
                inputs.toArray(),
                operationRows.toArray(),
                firstOperation,
                operations.rowsFrom(firstOperation),
                optionsRows.toArray(),
                firstOptions,
                options.rowsFrom(firstOptions),
                literalOffsets.toArray(),
                literals.toBytes(),
                keyedTasks,
                List.copyOf(drafts.keys()),
                outputs,
                List.copyOf(outputNames));
    }
}
