package io.akkord.core.graph;

import io.akkord.api.TaskOptions;
import java.util.List;

/**
 * A compiled piece of a graph: the submission itself, or one extension of a growing graph. Tasks have consecutive
 * numbers in topological order; edges lead to smaller numbers only, possibly of earlier segments.
 *
 * <p>All arrays are indexed by {@code task - firstTask}. They are not copied: treat them as immutable.
 *
 * @param firstTask number of the first task
 * @param inputOffsets where each task's inputs begin in {@code inputs}; one entry more than there are tasks
 * @param inputs numbers of the tasks whose results are the non-literal arguments, in argument order; a number may repeat
 * @param operations row of each task in the operation table
 * @param firstOperation row that the first entry of {@code operationTable} has
 * @param operationTable operations that this segment adds
 * @param options row of each task in the options table
 * @param firstOptions row that the first entry of {@code optionsTable} has
 * @param optionsTable hints that this segment adds
 * @param literalOffsets where each task's literal arguments begin in {@code literals}; one entry more than tasks
 * @param literals for each task the block of its literal arguments, see {@link LiteralBlock}
 * @param keyedTasks ascending numbers of the tasks that have a key of the user's
 * @param keys their keys, in the same order
 * @param outputs numbers of the requested tasks, in order
 * @param outputNames their names
 */
public record GraphSegment(
        int firstTask,
        int[] inputOffsets,
        int[] inputs,
        int[] operations,
        int firstOperation,
        List<OperationSpec> operationTable,
        int[] options,
        int firstOptions,
        List<TaskOptions> optionsTable,
        int[] literalOffsets,
        byte[] literals,
        int[] keyedTasks,
        List<String> keys,
        int[] outputs,
        List<String> outputNames) {

    public int taskCount() {
        return operations.length;
    }
}
