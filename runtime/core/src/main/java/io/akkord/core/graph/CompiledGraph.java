package io.akkord.core.graph;

import io.akkord.api.TaskOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * The segments of one graph joined: what the scheduler knows of its shape. Tasks are dense numbers in topological order;
 * reading allocates nothing, except for texts, literals and the arrays that a method says it makes. Besides 8 bytes an
 * edge a task takes about 36 bytes here; keys of users and literals come on top.
 *
 * <p>A derived key, {@code Matrices.random#17}, is made of the operation's name and the task's number when it is asked
 * for. Should a user give a key that reads like a derived one, the user's wins.
 *
 * <p>Grows by {@link #append} only. Not safe for use by several threads.
 */
public final class CompiledGraph {

    private final IntColumn inputOffsets = new IntColumn();
    private final IntColumn inputs = new IntColumn();
    private final IntColumn operations = new IntColumn();
    private final List<OperationSpec> operationTable = new ArrayList<>();
    private final IntColumn options = new IntColumn();
    private final List<TaskOptions> optionsTable = new ArrayList<>();
    private final DependentRuns dependents = new DependentRuns();
    private final LiteralStore literals = new LiteralStore();
    private final KeyIndex keys = new KeyIndex();
    private final IntColumn outputs = new IntColumn();
    private final List<String> outputNames = new ArrayList<>();
    private final NameIndex outputsByName = new NameIndex(outputNames);
    private final BitSet isOutput = new BitSet();
    private int[] bottomLevels = new int[0];

    /** A graph without tasks. */
    public CompiledGraph() {
        inputOffsets.add(0);
    }

    /** A graph of one segment. */
    public static CompiledGraph of(GraphSegment segment) {
        CompiledGraph graph = new CompiledGraph();
        graph.append(segment);
        return graph;
    }

    /**
     * Adds the next segment.
     *
     * @throws IllegalArgumentException if it is damaged or does not continue this graph; the graph is then as before
     */
    public void append(GraphSegment segment) {
        requireContinuation(segment);
        SegmentCheck.checkWithin(segment, operationTable);
        keys.addAll(segment.keyedTasks(), segment.keys());
        inputOffsets.addAll(segment.inputOffsets(), 1, inputs.size());
        inputs.addAll(segment.inputs(), 0, 0);
        operations.addAll(segment.operations(), 0, 0);
        operationTable.addAll(segment.operationTable());
        options.addAll(segment.options(), 0, 0);
        optionsTable.addAll(segment.optionsTable());
        dependents.append(segment);
        literals.append(segment);
        outputs.addAll(segment.outputs(), 0, 0);
        outputNames.addAll(segment.outputNames());
        outputsByName.grow();
        Arrays.stream(segment.outputs()).forEach(isOutput::set);
    }

    private void requireContinuation(GraphSegment segment) {
        requireNext("task", segment.firstTask(), taskCount());
        requireNext("operation", segment.firstOperation(), operationTable.size());
        requireNext("options row", segment.firstOptions(), optionsTable.size());
        if ((long) inputs.size() + segment.inputs().length > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("the graph would have more than 2^30 edges");
        }
    }

    private static void requireNext(String what, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException("the segment does not continue the graph: its first " + what
                    + " has number " + found + ", not " + expected);
        }
    }

    public int taskCount() {
        return operations.size();
    }

    /** Number of inputs; a task that is used twice counts twice. */
    public int inputCount(int task) {
        return inputEnd(task) - inputStart(task);
    }

    /** The i-th input: the task whose result is the i-th argument that is not a literal. */
    public int inputAt(int task, int i) {
        return inputs.get(inputStart(task) + i);
    }

    /** Place of the first input, for {@link #input}. */
    public int inputStart(int task) {
        return inputOffsets.get(task);
    }

    /** Place after the last input. */
    public int inputEnd(int task) {
        return inputOffsets.get(task + 1);
    }

    /** The task that is the input at a place. */
    public int input(int place) {
        return inputs.get(place);
    }

    /** Number of tasks among the inputs; one that is used twice counts once. */
    public int distinctInputCount(int task) {
        return dependents.distinctInputs(task);
    }

    /**
     * Place of the first dependent, -1 if there is none: {@code for (int place = firstDependent(task); place >= 0; place
     * = nextDependent(place))} visits each dependent once, those of the latest segment first, ascending within one.
     */
    public int firstDependent(int task) {
        return dependents.first(task);
    }

    /** Place of the next dependent of the same task, -1 if there is none. */
    public int nextDependent(int place) {
        return dependents.next(place);
    }

    /** The task that is the dependent at a place. */
    public int dependent(int place) {
        return dependents.dependent(place);
    }

    public OperationSpec operation(int task) {
        return operationTable.get(operationRow(task));
    }

    public int operationRow(int task) {
        return operations.get(task);
    }

    public OperationSpec operationAt(int row) {
        return operationTable.get(row);
    }

    /** From now on the operation of a row has this code. */
    public void acceptCode(int row, long fingerprint) {
        operationTable.set(row, operationTable.get(row).withFingerprint(fingerprint));
    }

    public int operationCount() {
        return operationTable.size();
    }

    public TaskOptions options(int task) {
        return optionsTable.get(optionsRow(task));
    }

    public int optionsRow(int task) {
        return options.get(task);
    }

    public TaskOptions optionsAt(int row) {
        return optionsTable.get(row);
    }

    public int optionsCount() {
        return optionsTable.size();
    }

    /** A copy of the task's literal arguments, to be read by {@link LiteralBlock}. */
    public byte[] literalBlock(int task) {
        return literals.block(task);
    }

    /** Bytes of the literal block, without making a copy. */
    public int literalLength(int task) {
        return literals.length(task);
    }

    public boolean isOutput(int task) {
        return isOutput.get(task);
    }

    /** The requested tasks of all segments in order, as a new array. */
    public int[] outputs() {
        return outputs.toArray();
    }

    /** Their names, in the same order. */
    public List<String> outputNames() {
        return Collections.unmodifiableList(outputNames);
    }

    /** The requested task of this name, the first of several; -1 if there is none. */
    public int findOutput(String name) {
        int place = outputsByName.find(name);
        return place < 0 ? -1 : outputs.get(place);
    }

    /** Whether the user gave the task a key. */
    public boolean hasKey(int task) {
        return keys.rowOf(task) >= 0;
    }

    /** The key that the user gave, or the derived one. */
    public String key(int task) {
        int row = keys.rowOf(task);
        return row >= 0 ? keys.text(row) : operation(task).displayName() + "#" + task;
    }

    /** The task with this key, -1 if there is none. */
    public int find(String key) {
        int task = keys.find(key);
        return task >= 0 ? task : findDerived(key);
    }

    private int findDerived(String key) {
        int task = 0;
        for (int i = key.lastIndexOf('#') + 1; i < key.length(); i++) {
            int digit = key.charAt(i) - '0';
            if (digit < 0 || digit > 9 || task > taskCount() / 10) {
                return -1;
            }
            task = task * 10 + digit;
        }
        return task < taskCount() && key(task).equals(key) ? task : -1;
    }

    /**
     * The b-level of each task. Computed when asked for after a change, in time proportional to tasks and edges. The array
     * is shared: read only, until the next append.
     *
     * @see BottomLevels
     */
    public int[] bottomLevels() {
        if (bottomLevels.length < taskCount()) {
            bottomLevels = BottomLevels.of(this);
        }
        return bottomLevels;
    }
}
