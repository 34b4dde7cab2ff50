package io.akkord.core.supervisor;

import io.akkord.core.graph.CompiledGraph;
import java.util.Arrays;

/**
 * What the supervisor knows of each task, as columns; row = task number. About 34 bytes a task. Changed only by {@link
 * GraphState} while it applies facts.
 */
final class TaskTable {

    /** The journal holds a completion. */
    static final byte RECORDED = 1;
    /** The task itself failed for good. */
    static final byte FAILED = 2;
    /** It can never run, because something that it depends on failed. */
    static final byte BARRED = 4;
    /** An attempt is with a worker. */
    static final byte DISPATCHED = 8;
    /** It was dispatched before and must be dispatched again. */
    static final byte QUEUED = 16;
    /** A requested output. */
    static final byte OUTPUT = 32;

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
    /** Input positions of dependents that are not final. */
    int[] openDependents = {};

    int count;

    /** Adds rows for the tasks that the graph has gained. */
    void grow(CompiledGraph graph) {
        int from = count;
        count = graph.taskCount();
        flags = Arrays.copyOf(flags, count);
        places = Arrays.copyOf(places, count);
        attempts = Arrays.copyOf(attempts, count);
        workers = Arrays.copyOf(workers, count);
        Arrays.fill(workers, from, count, NO_WORKER);
        eventNumbers = Arrays.copyOf(eventNumbers, count);
        sizes = Arrays.copyOf(sizes, count);
        digests = Arrays.copyOf(digests, count);
        openInputs = Arrays.copyOf(openInputs, count);
        openDependents = Arrays.copyOf(openDependents, count);
        countEdges(graph, from);
    }

    private void countEdges(CompiledGraph graph, int from) {
        int[] seenBy = new int[count];
        Arrays.fill(seenBy, -1);
        for (int task = from; task < count; task++) {
            for (int at = graph.inputStart(task), end = graph.inputEnd(task); at < end; at++) {
                int input = graph.input(at);
                openDependents[input]++;
                if (seenBy[input] != task && !isRecorded(input)) {
                    openInputs[task]++;
                }
                seenBy[input] = task;
            }
        }
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

    /** Whether the result can be had somewhere, or an attempt that makes it is with a worker. */
    boolean isComing(int task) {
        return places[task] != PLACE_NONE || has(task, DISPATCHED);
    }
}
