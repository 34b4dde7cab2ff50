package io.akkord.core.supervisor;

import io.akkord.api.TaskOptions;
import io.akkord.core.ordering.TaskCosts;
import java.time.Duration;
import java.util.Arrays;

/**
 * What tasks are expected to cost: the user's hint, else what was learnt of the operation, else the mean of all
 * operations, else a guess.
 */
final class ExpectedCosts implements TaskCosts {

    private static final int UNKNOWN_BYTES = 64;
    private static final long NO_HINT = -1;
    private static final Duration LONGEST = Duration.ofDays(365);

    /** Price of one message to another worker, whatever is in it. */
    private static final int MESSAGE_MICROS = 100;

    private final GraphState state;
    private final SchedulerSettings settings;
    private long[] runHints = {};
    private long[] byteHints = {};

    ExpectedCosts(GraphState state, SchedulerSettings settings) {
        this.state = state;
        this.settings = settings;
    }

    /** Reads the hints of the rows that the options table has gained. */
    void grow() {
        int from = runHints.length;
        int to = state.graph.optionsCount();
        runHints = Arrays.copyOf(runHints, to);
        byteHints = Arrays.copyOf(byteHints, to);
        for (int row = from; row < to; row++) {
            TaskOptions options = state.graph.optionsAt(row);
            runHints[row] = options.expectedRun().map(ExpectedCosts::micros).orElse(NO_HINT);
            byteHints[row] = options.expectedBytes().orElse(NO_HINT);
        }
    }

    private static long micros(Duration time) {
        return (time.compareTo(LONGEST) > 0 ? LONGEST : time).toNanos() / 1_000;
    }

    @Override
    public long runMicros(int task) {
        long hint = runHints[state.graph.optionsRow(task)];
        if (hint != NO_HINT) {
            return hint;
        }
        return operationMicros(state.graph.operationRow(task));
    }

    /** The same for a task of an operation that has no hint. */
    long operationMicros(int operation) {
        int learnt = state.costs.runMicros(operation, state.costs.overallMicros());
        return learnt >= 0 ? learnt : settings.guessMicros();
    }

    @Override
    public long resultBytes(int task) {
        if (state.tasks.isRecorded(task)) {
            return state.tasks.sizes[task];
        }
        long hint = byteHints[state.graph.optionsRow(task)];
        return hint != NO_HINT ? hint : state.costs.bytes(state.graph.operationRow(task), UNKNOWN_BYTES);
    }

    @Override
    public long moveMicros(long bytes) {
        return MESSAGE_MICROS + bytes * 1_000 / Math.max(1, settings.bytesPerSecond() / 1_000);
    }
}
