package io.akkord.actors.worker;

import io.akkord.api.EffectToken;
import io.akkord.api.GraphId;
import io.akkord.core.message.Completions;
import io.akkord.core.worker.Outcome;
import io.akkord.core.worker.TaskRow;
import io.akkord.execution.executing.ExecutingFile;
import io.akkord.execution.task.TaskBody;
import io.akkord.execution.task.TaskRun;
import io.akkord.execution.value.ValueCodec;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that one slot runs one after the other, carried by one task actor: the one it began with, and those that were
 * ready when the one before had succeeded. Of each it takes the inputs from the result store, calls the user's function,
 * encodes the result as far as it must travel, stores it durably if it must be, and puts it into the result store. A run
 * ends with the first task that does not succeed. It outlives the task actor that started it, if the actor system starts
 * anew meanwhile.
 */
public final class BodyRun extends TaskRun {

    private static final byte[] NOT_INLINE = {};

    private final WorkerHost host;
    private volatile TaskRow row;
    private volatile @Nullable Outcome untold;
    private volatile boolean reported;
    private int attachment;
    private volatile boolean pastDeadline;
    private volatile boolean leaked;
    private boolean settled;

    private record Encoded(long size, int digest, byte place, byte[] inline) {}

    /** Under the lock. */
    BodyRun(TaskRow first, WorkerHost host) {
        this.row = first;
        this.host = host;
        this.attachment = host.supply().attachment();
    }

    /** The present task, or the last one. */
    TaskRow row() {
        return row;
    }

    @Override
    protected @Nullable Object run() throws Throwable {
        long wallOffset = startMicros() - startNanos() / 1000;
        long began = startNanos();
        ExecutingFile.Row executing = host.executing().row();
        TaskRow next = row;
        while (next != null) {
            TaskRow present = next;
            Encoded result = compute(present, executing);
            long ended = System.nanoTime();
            Outcome outcome = new Outcome(
                    wallOffset + began / 1000,
                    micros(ended - began),
                    micros(began - present.readyNanos()),
                    result.size(),
                    result.digest(),
                    result.place(),
                    result.inline());
            untold = outcome;
            next = host.supply().follow(this, outcome, ended);
            began = System.nanoTime();
        }
        return null;
    }

    private Encoded compute(TaskRow task, ExecutingFile.Row executing) throws Throwable {
        executing.enter(task.graphId(), task.task(), task.attempt());
        try {
            return compute(task);
        } finally {
            executing.leave();
        }
    }

    private Encoded compute(TaskRow task) throws Throwable {
        String graph = task.graphId();
        int[] tasks = task.inputs();
        @Nullable Object[] inputs = new Object[tasks.length];
        for (int i = 0; i < tasks.length; i++) {
            int input = tasks[i];
            inputs[i] = host.results()
                    .get(graph, input)
                    .orElseThrow(() -> new InputGoneException(input))
                    .value();
        }
        TaskBody body = host.bodies(graph)
                .orElseThrow(() -> new CancellationException("the graph has ended"))
                .body(task.operation());
        Object value = task.options().effect() ? runEffect(task, body, inputs) : body.run(task.literals(), inputs);
        Encoded result = encode(task, value);
        settle();
        host.results().put(graph, task.task(), value, result.size());
        return result;
    }

    private static @Nullable Object runEffect(TaskRow task, TaskBody body, @Nullable Object[] inputs) throws Throwable {
        try (EffectToken.Binding bound = new EffectToken(task.graphId(), task.task()).bind()) {
            return body.run(task.literals(), inputs);
        }
    }

    private Encoded encode(TaskRow task, @Nullable Object value) throws Exception {
        ValueCodec codec = host.codec();
        byte[] small =
                codec.encodeUpTo(value, host.settings().worker().inlineLimit()).orElse(NOT_INLINE);
        if (small.length > 0) {
            return new Encoded(small.length, crc(small), Completions.INLINE, small);
        }
        if (task.mustBeDurable()) {
            byte[] bytes = codec.encode(value);
            host.space().awaitRoom(bytes.length);
            host.checkpoints().store(new GraphId(task.graphId()), task.task(), bytes, this::settle);
            return new Encoded(bytes.length, crc(bytes), Completions.CHECKPOINT, NOT_INLINE);
        }
        ValueCodec.Digest digest = codec.digestAndSize(value);
        return new Encoded(digest.size(), digest.crc32c(), Completions.HELD, NOT_INLINE);
    }

    /**
     * From here on the present task is not given up any more: another try of it must not meet a result that still becomes
     * visible. Until then, also while a disk that does not answer keeps its bytes waiting, it is: what is written then stays
     * unseen.
     */
    private synchronized void settle() {
        if (leaked) {
            throw new CancellationException("nobody waits for the result any more");
        }
        settled = true;
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static int micros(long nanos) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, nanos / 1000));
    }

    /** Whether the end of the present task may be told by the slot itself, and another task may come; under the lock. */
    boolean mayBeFollowed() {
        return !leaked && !row.isGone() && row.mayFollow();
    }

    /** The dataflow knows how the present task ended. */
    void reported() {
        reported = true;
        untold = null;
    }

    boolean isReported() {
        return reported;
    }

    /** Which worker actor carries the run: only while that one is attached may another task come; under the lock. */
    int attachment() {
        return attachment;
    }

    /** The worker actor that is attached now carries the run on; under the lock. */
    void takenOver() {
        attachment = host.supply().attachment();
    }

    /** Another task is the present one; under the lock. */
    synchronized void goOnWith(TaskRow next) {
        row = next;
        reported = false;
        settled = false;
    }

    /** How the last task ended well, if the dataflow does not know yet; null if it did not. */
    @Nullable
    Outcome outcome() {
        return error() == null ? untold : null;
    }

    /** Marks the run as one that took too long, before it is cancelled. */
    void markPastDeadline() {
        pastDeadline = true;
    }

    boolean isPastDeadline() {
        return pastDeadline;
    }

    /** Marks the run as one whose end is not waited for any more; false if it is about to come. */
    synchronized boolean giveUp() {
        leaked = leaked || !settled;
        return leaked;
    }

    boolean isLeaked() {
        return leaked;
    }
}
