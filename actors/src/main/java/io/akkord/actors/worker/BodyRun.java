package io.akkord.actors.worker;

import io.akkord.api.GraphId;
import io.akkord.core.message.Completions;
import io.akkord.core.worker.Outcome;
import io.akkord.core.worker.TaskRow;
import io.akkord.execution.task.TaskBody;
import io.akkord.execution.task.TaskRun;
import io.akkord.execution.value.ValueCodec;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One run of a task's body on a slot: takes the inputs from the result store, calls the user's function, encodes the
 * result as far as it must travel, stores it durably if it must be, and puts it into the result store. It outlives the
 * task actor that started it, if the actor system starts anew meanwhile.
 */
public final class BodyRun extends TaskRun {

    private static final byte[] NOT_INLINE = {};

    private final TaskRow row;
    private final WorkerHost host;
    private volatile @Nullable Encoded encoded;
    private volatile boolean pastDeadline;
    private volatile boolean leaked;

    private record Encoded(long size, int digest, byte place, byte[] inline) {}

    BodyRun(TaskRow row, WorkerHost host) {
        this.row = row;
        this.host = host;
    }

    TaskRow row() {
        return row;
    }

    @Override
    protected @Nullable Object run() throws Throwable {
        String graph = row.graphId();
        int[] tasks = row.inputs();
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
                .body(row.operation());
        Object value = body.run(row.literals(), inputs);
        keep(graph, value);
        return null;
    }

    private void keep(String graph, @Nullable Object value) throws Exception {
        ValueCodec codec = host.codec();
        byte[] small =
                codec.encodeUpTo(value, host.settings().worker().inlineLimit()).orElse(NOT_INLINE);
        Encoded result;
        if (small.length > 0) {
            result = new Encoded(small.length, crc(small), Completions.INLINE, small);
        } else if (row.mustBeDurable()) {
            byte[] bytes = codec.encode(value);
            host.checkpoints().store(new GraphId(graph), row.task(), bytes);
            result = new Encoded(bytes.length, crc(bytes), Completions.CHECKPOINT, NOT_INLINE);
        } else {
            ValueCodec.Digest digest = codec.digestAndSize(value);
            result = new Encoded(digest.size(), digest.crc32c(), Completions.HELD, NOT_INLINE);
        }
        if (leaked) {
            throw new CancellationException("nobody waits for the result any more");
        }
        host.results().put(graph, row.task(), value, result.size());
        encoded = result;
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /** How the body ended well; null if it did not. */
    @Nullable
    Outcome outcome() {
        Encoded result = encoded;
        if (result == null || error() != null) {
            return null;
        }
        return new Outcome(
                startMicros(),
                micros(endNanos() - startNanos()),
                micros(startNanos() - queuedNanos()),
                result.size(),
                result.digest(),
                result.place(),
                result.inline());
    }

    private static int micros(long nanos) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, nanos / 1000));
    }

    /** Marks the run as one that took too long, before it is cancelled. */
    void markPastDeadline() {
        pastDeadline = true;
    }

    boolean isPastDeadline() {
        return pastDeadline;
    }

    /** Marks the run as one whose end is not waited for any more. */
    void markLeaked() {
        leaked = true;
    }
}
