package io.akkord.core.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every segment, so that nothing behind it has to ask again: offsets ascend and end with their column,
 * inputs come before their tasks, rows are in their tables, literals fit their operations, keys and names are unique.
 * Alone, a segment is taken at its word about the rows that earlier segments have; with its graph those are looked up.
 */
final class SegmentCheck {

    private final GraphSegment segment;
    private final IntFunction<@Nullable OperationSpec> earlier;
    private final int end;

    private SegmentCheck(GraphSegment segment, IntFunction<@Nullable OperationSpec> earlier) {
        this.segment = segment;
        this.earlier = earlier;
        this.end = segment.firstTask() + segment.taskCount();
    }

    /** Checks what can be checked without the segments before it. */
    static void checkAlone(GraphSegment segment) {
        new SegmentCheck(segment, row -> null).check();
        requireUnique(segment.keys(), "key");
    }

    /** Checks all, with the operations that the graph has before it, but whether keys are unique: the graph's index does. */
    static void checkWithin(GraphSegment segment, List<OperationSpec> earlier) {
        new SegmentCheck(segment, earlier::get).check();
    }

    private void check() {
        require(segment.firstTask() >= 0 && end >= 0, "the task numbers exceed 31 bits");
        checkColumns();
        checkTables();
        checkInputs();
        for (int task = 0; task < segment.taskCount(); task++) {
            checkLiterals(task);
        }
        checkKeys();
        checkOutputs();
    }

    private void checkColumns() {
        int count = segment.taskCount();
        require(segment.options().length == count, "there are not as many options as tasks");
        checkOffsets(segment.inputOffsets(), segment.inputs().length, "input");
        checkOffsets(segment.literalOffsets(), segment.literals().length, "literal");
    }

    private void checkOffsets(int[] offsets, int size, String what) {
        require(offsets.length == segment.taskCount() + 1, "there are not as many " + what + " offsets as tasks");
        require(offsets[0] == 0, "the " + what + " offsets do not begin at 0");
        require(offsets[offsets.length - 1] == size, "the " + what + " offsets do not end with their column");
        for (int i = 1; i < offsets.length; i++) {
            require(offsets[i - 1] <= offsets[i], "offsets descend at task ", i - 1);
        }
    }

    private void checkTables() {
        int operationRows =
                checkTable(segment.firstOperation(), segment.operationTable().size(), "operation");
        int optionsRows =
                checkTable(segment.firstOptions(), segment.optionsTable().size(), "options");
        for (int row = segment.firstOperation(); row < operationRows; row++) {
            checkSteps(row);
        }
        for (int i = 0; i < segment.taskCount(); i++) {
            requireRow(segment.operations()[i], operationRows, "operation");
            requireRow(segment.options()[i], optionsRows, "options");
        }
    }

    private static int checkTable(int first, int size, String what) {
        require(first >= 0 && first + size >= 0, "the rows of the " + what + " table exceed 31 bits");
        return first + size;
    }

    private static void requireRow(int row, int rows, String what) {
        if (row < 0 || row >= rows) {
            require(false, "a task has row " + row + " of the " + rows + " rows of " + what);
        }
    }

    private void checkSteps(int row) {
        OperationSpec spec = segment.operationTable().get(row - segment.firstOperation());
        boolean fused = spec.kind() == OperationSpec.Kind.FUSED;
        require(fused == spec.steps().length > 0, "a fused operation has no steps, or another has some");
        for (int i = 0; i < spec.steps().length; i++) {
            int step = spec.steps()[i];
            require(step >= 0 && step < row, "a fused operation has a step that is no row before it: ", step);
            OperationSpec called = operation(step);
            require(called == null || mayBeStep(called.kind(), i), "a fused operation has an unfit step at ", i);
        }
    }

    private static boolean mayBeStep(OperationSpec.Kind kind, int step) {
        return switch (kind) {
            case CALL -> true;
            case FOLD, GATHER -> step == 0;
            case FUSED, CONSTANT -> false;
        };
    }

    private @Nullable OperationSpec operation(int row) {
        int here = row - segment.firstOperation();
        return here >= 0 ? segment.operationTable().get(here) : earlier.apply(row);
    }

    private void checkInputs() {
        for (int i = 0; i < segment.taskCount(); i++) {
            for (int at = segment.inputOffsets()[i]; at < segment.inputOffsets()[i + 1]; at++) {
                int input = segment.inputs()[at];
                require(
                        input >= 0 && input < segment.firstTask() + i,
                        "an input does not come before its task: ",
                        input);
            }
        }
    }

    private void checkLiterals(int i) {
        OperationSpec spec = operation(segment.operations()[i]);
        int inputs = segment.inputOffsets()[i + 1] - segment.inputOffsets()[i];
        int from = segment.literalOffsets()[i];
        int to = segment.literalOffsets()[i + 1];
        boolean constant = spec != null && spec.kind() == OperationSpec.Kind.CONSTANT;
        if (from < to) {
            int steps = spec == null ? Integer.MAX_VALUE : Math.max(1, spec.steps().length);
            int count = LiteralBlock.check(segment.literals(), from, to, inputs, steps);
            require(!constant || (count == 1 && inputs == 0), "a constant has inputs or several literals");
        } else {
            require(!constant, "a constant has no literal");
        }
    }

    private void checkKeys() {
        int[] tasks = segment.keyedTasks();
        require(tasks.length == segment.keys().size(), "there are not as many keys as tasks with a key");
        for (int i = 0; i < tasks.length; i++) {
            require(
                    tasks[i] >= segment.firstTask() && tasks[i] < end,
                    "a task of another segment has a key: ",
                    tasks[i]);
            require(i == 0 || tasks[i - 1] < tasks[i], "the tasks with keys do not ascend");
        }
        for (String key : segment.keys()) {
            require(
                    !key.isEmpty() && key.length() <= 1000 && key.indexOf('\0') < 0,
                    "a key is empty, too long or has NUL");
        }
    }

    private void checkOutputs() {
        require(segment.outputs().length == segment.outputNames().size(), "there are not as many names as outputs");
        for (int output : segment.outputs()) {
            require(output >= 0 && output < end, "an output is no task: ", output);
        }
        requireUnique(segment.outputNames(), "output name");
    }

    private static void requireUnique(List<String> names, String what) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        "the segment is damaged: the " + what + " \"" + name + "\" is there twice");
            }
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("the segment is damaged: " + otherwise);
        }
    }

    private static void require(boolean holds, String otherwise, int value) {
        if (!holds) {
            require(false, otherwise + value);
        }
    }
}
