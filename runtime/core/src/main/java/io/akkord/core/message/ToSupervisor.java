package io.akkord.core.message;

/** What a worker tells the supervisor of a graph, in order and exactly once within one (epoch, registration). */
public sealed interface ToSupervisor {

    /**
     * What a worker has of the graph, in answer to {@link ToWorker.OpenGraph}; completions that were not recorded go
     * before it as {@link Completed}.
     *
     * @param held results in the worker's store, with {@code sizes}
     * @param active tasks that wait, are ready or run, with {@code attempts}
     */
    record Inventory(int[] held, long[] sizes, int[] active, int[] attempts) implements ToSupervisor {}

    /** Tasks have completed. */
    record Completed(Completions completions) implements ToSupervisor {}

    /**
     * A task failed after all its tries.
     *
     * @param tries how often the body was run in this attempt
     */
    record Failed(int task, int attempt, int tries, Failure failure) implements ToSupervisor {}

    /**
     * Which bodies run, told about once a second if it has changed; those that have just begun are left out, and what only
     * waits for a slot is never in it.
     *
     * @param tasks in ascending order, with the attempt of each
     * @param runMicros how long each body had been running
     * @param paused whether results fill the worker's memory, so that it runs one task at a time
     */
    record Executing(int[] tasks, int[] attempts, int[] runMicros, boolean paused) implements ToSupervisor {}

    /** Inputs could not be had from their sources. */
    record InputsUnavailable(int[] inputs, int[] sources) implements ToSupervisor {}

    /**
     * Tasks that are given back, in answer to {@link ToWorker.Retract} or {@link ToWorker.HandBack}: they have not
     * started and never will here.
     *
     * @param attempts the attempt of each, as it was dispatched
     */
    record Retracted(int[] tasks, int[] attempts) implements ToSupervisor {}

    /** Results are held here now, as {@link ToWorker.KeepResults} asked for; {@code sizes} in bytes. */
    record Kept(int[] tasks, long[] sizes) implements ToSupervisor {}

    /** Values that only the journal holds are needed. */
    record WantFromJournal(int[] tasks) implements ToSupervisor {}

    /**
     * Operations whose code on this worker is not that of the graph: it runs none of their tasks. Said of rows that were
     * defined, if there are such among them now or were before.
     *
     * @param first first row that was compared
     * @param count rows that were compared
     * @param operations those with other code, in ascending order
     * @param fingerprints of the code here
     */
    record OperationsChanged(int first, int count, int[] operations, long[] fingerprints) implements ToSupervisor {}

    /**
     * Tasks that are given back without having started: the code of their operations is another here, or another
     * attempt's result of an impure task is here already.
     *
     * @param attempts the attempt of each, as it was dispatched
     */
    record Refused(int[] tasks, int[] attempts) implements ToSupervisor {}
}
