package io.akkord.core.message;

import io.akkord.api.Ordering;
import io.akkord.api.TaskOptions;
import io.akkord.core.graph.OperationSpec;
import java.util.List;

/**
 * What the supervisor of a graph tells a worker, in order and exactly once within one (epoch, registration). Sources of
 * inputs are worker numbers, {@link #FROM_JOURNAL} or {@link #FROM_CHECKPOINT}.
 */
public sealed interface ToWorker {

    /** The input's value is in the journal: ask the supervisor for it. */
    int FROM_JOURNAL = -1;

    /** The input's value is in the checkpoint store. */
    int FROM_CHECKPOINT = -2;

    /** The result must be durable before its completion is reported: inline or in the checkpoint store. */
    byte FLAG_DURABLE = 1;

    /** The result is given to nobody before its completion is recorded. */
    byte FLAG_IMPURE = 2;

    /** Nothing else runs on the worker while the task does: its processes have died too often while it ran. */
    byte FLAG_ALONE = 4;

    /**
     * First on every link: which worker the receiver is in this graph. The answer is {@link ToSupervisor.Inventory}.
     *
     * @param weight share of the graph beside others
     * @param anew whether the receiver was never told of the graph: what it has nevertheless is of another graph of that
     *     name, and is dropped
     */
    record OpenGraph(int yourNumber, Ordering ordering, int weight, boolean anew) implements ToWorker {}

    /** Rows of the operation table. */
    record DefineOperations(int first, List<OperationSpec> operations) implements ToWorker {}

    /** Rows of the options table. */
    record DefineOptions(int first, List<TaskOptions> options) implements ToWorker {}

    /** Workers that sources may name; repeated when an address changes. */
    record DefineWorkers(List<WorkerAddress> workers) implements ToWorker {}

    /**
     * Tasks to run as soon as their inputs are there, as columns of equal length.
     *
     * @param ranks larger goes first, by the graph's ordering
     * @param inputCounts length of each task's stretch in {@code inputs} and {@code sources}
     * @param literalLengths length of each task's stretch in {@code literals}
     */
    record Dispatch(
            int[] tasks,
            int[] attempts,
            int[] operations,
            int[] options,
            byte[] flags,
            int[] ranks,
            int[] inputCounts,
            int[] inputs,
            int[] sources,
            int[] literalLengths,
            byte[] literals)
            implements ToWorker {}

    /** Inputs are to be had elsewhere now. */
    record MoveInputs(int[] inputs, int[] sources) implements ToWorker {}

    /** Values from the journal, asked for by {@link ToSupervisor.WantFromJournal}. */
    record SupplyInputs(int[] tasks, int[] lengths, byte[] values) implements ToWorker {}

    /** Nobody needs these results any more. */
    record Release(int[] tasks) implements ToWorker {}

    /** These tasks are not wanted here any more, whatever state they are in. */
    record Cancel(int[] tasks) implements ToWorker {}

    /**
     * Tasks that have not started are wanted back, because another worker idles. The answer is {@link
     * ToSupervisor.Retracted}, whether there are any or not.
     *
     * @param most so many at most
     */
    record Retract(int most) implements ToWorker {}

    /**
     * The worker is about to leave: everything that has not started is wanted back, whether its inputs are there or not. The
     * answer is {@link ToSupervisor.Retracted}.
     */
    record HandBack() implements ToWorker {}

    /** Results that a worker which leaves is the only one to hold are to be fetched and kept; sources are workers. */
    record KeepResults(int[] tasks, int[] sources) implements ToWorker {}

    /** As far as the graph goes, the worker may leave: nothing that is wanted is here alone. */
    record MayLeave() implements ToWorker {}

    /** Expected work that is left of the graph, in microseconds; told again when it is half as much, or twice. */
    record RemainingWork(long micros) implements ToWorker {}

    /** The journal holds these completions. */
    record Recorded(int[] tasks) implements ToWorker {}

    /** The graph has ended: everything of it can be forgotten. */
    record CloseGraph() implements ToWorker {}
}
