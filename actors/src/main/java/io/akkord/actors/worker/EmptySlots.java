package io.akkord.actors.worker;

import io.akkord.core.message.Completions;
import io.akkord.core.worker.Outcome;
import io.akkord.core.worker.TaskRow;
import io.akkord.core.worker.WorkerCore;
import io.akkord.execution.result.ResultStore;
import io.akkord.execution.value.ValueCodec;
import java.util.ArrayDeque;
import java.util.zip.CRC32C;

/**
 * Stands for the slots of a worker that runs nothing: what is started is acknowledged with the result null. What is left of
 * a graph's time is the runtime's own: "zero-worker mode" after Böhm and Beránek. Under the host's lock.
 */
final class EmptySlots {

    /** Between two looks into the mailbox. */
    private static final int MOST_AT_ONCE = 4096;

    private final ResultStore results;
    private final byte[] nothing;
    private final int digest;
    private final ArrayDeque<TaskRow> started = new ArrayDeque<>();

    EmptySlots(ResultStore results, ValueCodec codec) {
        this.results = results;
        this.nothing = codec.encode(null);
        CRC32C crc = new CRC32C();
        crc.update(nothing);
        this.digest = (int) crc.getValue();
    }

    void start(TaskRow row) {
        started.add(row);
    }

    /** Ends what was started, and what starts in its place; false if some of it has to wait for the next time. */
    boolean end(WorkerCore core) {
        Outcome outcome = new Outcome(
                System.currentTimeMillis() * 1000, 0, 0, nothing.length, digest, Completions.INLINE, nothing);
        for (int ended = 0; ended < MOST_AT_ONCE && !started.isEmpty(); ended++) {
            TaskRow row = started.remove();
            results.put(row.graphId(), row.task(), null, nothing.length);
            core.succeeded(row, outcome);
            TaskRow next = core.takeNext();
            if (next != null) {
                started.add(next);
            }
        }
        return started.isEmpty();
    }
}
