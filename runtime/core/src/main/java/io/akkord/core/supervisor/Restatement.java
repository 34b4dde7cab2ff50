package io.akkord.core.supervisor;

import io.akkord.core.collection.ByteList;
import io.akkord.core.collection.IntList;
import io.akkord.core.space.RestatementRule;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * Says a whole graph again in the journal, so that a history may begin there and what came before can be deleted: first the
 * inline results that are still wanted and stand in events that go, then the state. What goes with it is all before the
 * restatement before: the present one, and everything since the last, stays as the graph's past.
 */
final class Restatement {

    /** An event stays below a megabyte. */
    private static final int PIECE = 512 << 10;

    private final GraphState state;
    private final Recorder recorder;

    Restatement(GraphState state, Recorder recorder) {
        this.state = state;
        this.recorder = recorder;
    }

    boolean isDue(RestatementRule rule) {
        return isPossible() && rule.isDue(state.eventNumber - state.beginnings.last(), state.tasks.count);
    }

    private boolean isPossible() {
        return state.isSubmitted() && !state.isEnded();
    }

    /** Tasks whose inline results would go and are still wanted, in ascending order. */
    int[] wanted() {
        IntList wanted = new IntList();
        for (int task = 0; task < state.dispatchedEnd; task++) {
            if (goes(state, task, state.beginnings.last()) && isWanted(state, task)) {
                wanted.add(task);
            }
        }
        return wanted.toArray();
    }

    /** Whether the inline result of a task stands in an event before this one. */
    static boolean goes(GraphState state, int task, long before) {
        return state.tasks.places[task] == TaskTable.PLACE_INLINE && state.tasks.eventNumbers[task] < before;
    }

    /** Somebody may ask for it, or read it, and it is either requested or cannot be made again. */
    static boolean isWanted(GraphState state, int task) {
        return state.tasks.has(task, TaskTable.OUTPUT)
                || state.tasks.openDependents[task] > 0
                || state.graph.options(task).impure();
    }

    /** Records it; false if a result is missing that is wanted now, so that it must be begun anew. */
    boolean record(Map<Integer, byte[]> values, long wallMillis) {
        int[] wanted = wanted();
        if (!isPossible() || !Arrays.stream(wanted).allMatch(values::containsKey)) {
            return false;
        }
        recordState(carry(wanted, values, wallMillis));
        return true;
    }

    /** At least one event, also for nothing; the index of the next. */
    private int carry(int[] wanted, Map<Integer, byte[]> values, long wallMillis) {
        long cutBefore = state.beginnings.last();
        int index = 0;
        int at = 0;
        do {
            int end = at;
            for (int size = 0; end < wanted.length && size < PIECE; end++) {
                size += value(values, wanted[end]).length;
            }
            GraphEvent.Carried carried = carried(Arrays.copyOfRange(wanted, at, end), values, end == wanted.length);
            recorder.record(new GraphEvent.ResultsCarried(number(), cutBefore, index++, carried, wallMillis));
            at = end;
        } while (at < wanted.length);
        return index;
    }

    private static GraphEvent.Carried carried(int[] tasks, Map<Integer, byte[]> values, boolean last) {
        int[] lengths = new int[tasks.length];
        ByteList inline = new ByteList();
        for (int i = 0; i < tasks.length; i++) {
            byte[] value = value(values, tasks[i]);
            lengths[i] = value.length;
            inline.addAll(value, 0, value.length);
        }
        return new GraphEvent.Carried(tasks, lengths, inline.toArray(), last);
    }

    private static byte[] value(Map<Integer, byte[]> values, int task) {
        return Objects.requireNonNull(values.get(task));
    }

    private void recordState(int firstIndex) {
        byte[] whole = state.toSnapshot();
        int index = firstIndex;
        for (int from = 0; from < whole.length; from += PIECE) {
            int end = Math.min(whole.length, from + PIECE);
            recorder.record(new GraphEvent.GraphRestated(
                    number(), index++, Arrays.copyOfRange(whole, from, end), end == whole.length));
        }
    }

    private long number() {
        return state.eventNumber + 1;
    }
}
