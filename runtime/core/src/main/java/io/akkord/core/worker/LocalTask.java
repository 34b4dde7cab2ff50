package io.akkord.core.worker;

import io.akkord.core.collection.Few;
import org.jspecify.annotations.Nullable;

/**
 * All that this worker knows of one task of a graph: its row if it was dispatched here, its result if that is held, who
 * waits for it if it is to come. One object a task, found by one look-up; a row points at those of its inputs.
 *
 * <p>Each input position of a row counts as a user of the input as long as the row has not ended, whether the result is
 * here or awaited.
 */
final class LocalTask {

    final int task;
    /** Whether the graph finds it; it does as long as something is known. */
    boolean listed;

    /** Dispatched here, and not ended. */
    @Nullable
    TaskRow row;
    /** The cancelled body of an impure task, which still runs. */
    @Nullable
    TaskRow stopping;

    /** The result is in the store. */
    boolean held;
    /** Bytes of the result that is held. */
    long size;
    /** Not this worker's to keep: dropped as soon as no row here uses it. */
    boolean copy;
    /** Given to nobody before its completion is recorded. */
    boolean unpublished;
    /** How the body ended here, as long as the journal does not hold that as far as is known. */
    @Nullable
    Outcome unrecorded;

    int unrecordedAttempt;

    /** The result is not here, or not to be used yet, and somebody waits for it. */
    boolean awaited;
    /** Where it is to come from, if it is awaited. */
    int source;
    /** Rows that wait for it; some may be gone. */
    private @Nullable Few<TaskRow> waiting;

    int users;

    /** It is being fetched or read, which ends with one answer. */
    boolean fetching;
    /** The source that was asked, if it is being fetched. */
    int asked;
    /** It is to be kept when it comes, though no row here may need it. */
    boolean keeping;
    /** Other workers that want the result. */
    @Nullable
    Few<PeerOutbox> subscribers;

    LocalTask(int task) {
        this.task = task;
    }

    /** Whether nothing is known that would have to be remembered. */
    boolean isEmpty() {
        return row == null
                && !held
                && !awaited
                && unrecorded == null
                && subscribers == null
                && !fetching
                && !keeping
                && stopping == null;
    }

    /** Whether the result is here and may be used. */
    boolean isUsable() {
        return held && !unpublished;
    }

    void hold(long bytes, boolean asCopy, boolean hidden) {
        held = true;
        size = bytes;
        copy = asCopy;
        unpublished = hidden;
    }

    /** The result is not held any more; users that wait for it stay counted. */
    void drop() {
        held = false;
        copy = false;
        unpublished = false;
        users = awaited ? users : 0;
    }

    /** A row waits for it; its use is counted apart. */
    void await(TaskRow waitingRow) {
        if (waiting == null) {
            waiting = new Few<>();
        }
        waiting.add(waitingRow);
    }

    boolean isAwaitedBy(TaskRow waitingRow) {
        return awaited && waiting != null && waiting.contains(waitingRow);
    }

    /** Nobody waits any more; the rows that did. */
    @Nullable
    Few<TaskRow> endAwaiting() {
        Few<TaskRow> rows = waiting;
        awaited = false;
        waiting = null;
        return rows;
    }

    /** Takes out the row; null if there is none. */
    @Nullable
    TaskRow removeRow() {
        TaskRow removed = row;
        if (removed != null) {
            removed.gone = true;
            row = null;
        }
        return removed;
    }

    /**
     * Whether an attempt of an impure task may still put its result into the store here. Another attempt's result, which is
     * another value, is not taken beside it: readers would see now the one, now the other. It is asked for again when the
     * attempt is gone.
     */
    boolean mayBeMadeHere() {
        return stopping != null || (row != null && row.isImpure());
    }

    /** Whether another attempt's result is here or on its way. Of an impure task that is a recorded one: it is final. */
    boolean isFromElsewhere() {
        return (held && copy) || fetching;
    }
}
