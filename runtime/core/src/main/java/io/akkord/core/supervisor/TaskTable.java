package io.akkord.core.supervisor;

import io.akkord.core.graph.CompiledGraph;
import java.util.Arrays;

/**
 * What the supervisor knows of each task, as columns; row = task number. About 34 bytes a task. Changed only by {@link
 * GraphState} while it applies facts. The columns are exactly as long as the first segment and then have room to grow:
 * only rows below {@link #count} count.
 *
 * <p>A recorded task that is queued or dispatched runs again because its result was lost: it is a <i>rerun</i>.
 */
final class TaskTable {

    /** The journal holds a completion. */
    static final byte RECORDED = 1;
    /** The task itself failed for good. */
    static final byte FAILED = 2;
    /** It can never run, or never run again, because something that it depends on failed. */
    static final byte BARRED = 4;
    /** An attempt is with a worker. */
    static final byte DISPATCHED = 8;
    /** It was dispatched before and must be dispatched again. */
    static final byte QUEUED = 16;
    /** A requested output. */
    static final byte OUTPUT = 32;

    /** It is queued because its worker gave it back. */
    static final byte RETRACTED = 64;

    /** An effect reads it: its result must be durable before that starts. */
    static final byte FIRM = (byte) 0x80;

    static final byte PLACE_NONE = 0;
    static final byte PLACE_HELD = 1;
    static final byte PLACE_INLINE = 2;
    static final byte PLACE_CHECKPOINT = 3;

    static final int NO_WORKER = -1;

    byte[] flags = {};
    byte[] places = {};
    int[] attempts = {};
    /** Runs the attempt if dispatched, else holds the result, else {@link #NO_WORKER}. */
    int[] workers = {};
    /** Number of the event that has the inline result. */
    int[] eventNumbers = {};
    /** Bytes of the encoded result, saturated. */
    int[] sizes = {};

    int[] digests = {};
    /** Distinct inputs that are not recorded. */
    int[] openInputs = {};
    /** Input positions of dependents that have not ended, or that run again. */
    int[] openDependents = {};

    int count;

    /** Adds rows for the tasks that the graph has gained. */
    void grow(CompiledGraph graph) {
        int from = count;
        count = graph.taskCount();
        if (count > flags.length) {
            resize(
                    from == 0
                            ? count
                            : (int) Math.max(count, Math.min(from + (from >> 1) + 16L, Integer.MAX_VALUE - 8)));
        }
        Arrays.fill(workers, from, count, NO_WORKER);
        for (int task = from; task < count; task++) {
            openInputs[task] = graph.distinctInputCount(task) - recordedInputs(graph, task, from);
            for (int at = graph.inputStart(task), end = graph.inputEnd(task); at < end; at++) {
                openDependents[graph.input(at)]++;
            }
        }
    }

    private void resize(int capacity) {
        flags = Arrays.copyOf(flags, capacity);
        places = Arrays.copyOf(places, capacity);
        attempts = Arrays.copyOf(attempts, capacity);
        workers = Arrays.copyOf(workers, capacity);
        eventNumbers = Arrays.copyOf(eventNumbers, capacity);
        sizes = Arrays.copyOf(sizes, capacity);
        digests = Arrays.copyOf(digests, capacity);
        openInputs = Arrays.copyOf(openInputs, capacity);
        openDependents = Arrays.copyOf(openDependents, capacity);
    }

    /** Distinct inputs below {@code end} that are recorded. */
    private int recordedInputs(CompiledGraph graph, int task, int end) {
        if (end == 0) {
            return 0;
        }
        int[] recorded = new int[0];
        int n = 0;
        for (int at = graph.inputStart(task), last = graph.inputEnd(task); at < last; at++) {
            int input = graph.input(at);
            if (input < end && isRecorded(input)) {
                recorded = n < recorded.length ? recorded : Arrays.copyOf(recorded, Math.max(4, n * 2));
                recorded[n++] = input;
            }
        }
        return n < 2 ? n : (int) Arrays.stream(recorded, 0, n).distinct().count();
    }

    boolean has(int task, int mask) {
        return (flags[task] & mask) != 0;
    }

    void set(int task, int mask) {
        flags[task] |= (byte) mask;
    }

    void clear(int task, int mask) {
        flags[task] &= (byte) ~mask;
    }

    boolean isRecorded(int task) {
        return has(task, RECORDED);
    }

    boolean isFinal(int task) {
        return has(task, RECORDED | FAILED | BARRED);
    }

    /** Whether it was recorded and runs, or is to run, once more. */
    boolean isRerun(int task) {
        return has(task, RECORDED) && has(task, DISPATCHED | QUEUED);
    }

    /** Whether the journal or the checkpoint store has the result. */
    boolean isDurable(int task) {
        return places[task] >= PLACE_INLINE;
    }

    /** Whether the result must be durable: it is requested, or read by an effect that has not ended. */
    boolean mustBeDurable(int task) {
        return has(task, OUTPUT) || (has(task, FIRM) && openDependents[task] > 0);
    }

    /** Whether the result is needed: by a dependent that has to read it, or because it is requested and not durable. */
    boolean isWanted(int task) {
        return openDependents[task] > 0 || (has(task, OUTPUT) && !isDurable(task));
    }
}
