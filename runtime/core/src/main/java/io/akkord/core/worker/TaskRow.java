package io.akkord.core.worker;

import io.akkord.api.TaskOptions;
import org.jspecify.annotations.Nullable;

/** A task that was dispatched to this worker and has not ended. At most a window of them exists. */
public final class TaskRow {

    /** Where the task stands on this worker. */
    enum State {
        WAITING,
        READY,
        STARTED,
        BACKING_OFF
    }

    final WorkerGraph graph;
    final int task;
    final int attempt;
    final int operation;
    final TaskOptions options;
    final byte flags;
    final int rank;
    final int[] inputs;
    final byte[] literals;

    /** What is known of the task itself; set when the row is accepted. */
    @Nullable
    LocalTask local;
    /** What is known of the inputs, position by position, as long as the row has not ended. */
    LocalTask[] needs = {};

    State state = State.WAITING;
    /** It was cancelled, has ended, or another attempt has taken its place. */
    boolean gone;
    /** Input positions whose values are not here yet. */
    int missing;
    /** Monotonic time at which it last became ready. */
    long readyNanos;
    /** What its graph was charged with when it was taken to be run, in microseconds. */
    long chargedMicros;
    /** Tries that failed. */
    int tries;

    TaskRow(
            WorkerGraph graph,
            int task,
            int attempt,
            int operation,
            TaskOptions options,
            byte flags,
            int rank,
            int[] inputs,
            byte[] literals) {
        this.graph = graph;
        this.task = task;
        this.attempt = attempt;
        this.operation = operation;
        this.options = options;
        this.flags = flags;
        this.rank = rank;
        this.inputs = inputs;
        this.literals = literals;
    }

    public String graphId() {
        return graph.id;
    }

    public int task() {
        return task;
    }

    public int attempt() {
        return attempt;
    }

    /** Row of the operation table. */
    public int operation() {
        return operation;
    }

    public TaskOptions options() {
        return options;
    }

    /** Tasks whose results are the non-literal arguments, in order. */
    public int[] inputs() {
        return inputs;
    }

    public byte[] literals() {
        return literals;
    }

    /** Whether the result must be inline or checkpointed before the completion is reported. */
    public boolean mustBeDurable() {
        return (flags & io.akkord.core.message.ToWorker.FLAG_DURABLE) != 0;
    }

    /** Monotonic time at which all inputs were there, nanoseconds. */
    public long readyNanos() {
        return readyNanos;
    }

    /** Whether it was cancelled, has ended, or another attempt has taken its place. */
    public boolean isGone() {
        return gone;
    }

    /** Whether a slot may go on with it, or from it, without a new begin: it has no deadline that must be watched. */
    public boolean mayFollow() {
        return options.deadline().isEmpty() && !isAlone();
    }

    /** Whether nothing else may run here meanwhile. */
    boolean isAlone() {
        return (flags & io.akkord.core.message.ToWorker.FLAG_ALONE) != 0;
    }

    boolean isImpure() {
        return (flags & io.akkord.core.message.ToWorker.FLAG_IMPURE) != 0;
    }

    /** Whether it may as well run on another worker, as long as it has not started here. */
    boolean mayMove() {
        return tries == 0
                && !isImpure()
                && options.node().isEmpty()
                && options.role().isEmpty()
                && options.resources().isEmpty();
    }
}
