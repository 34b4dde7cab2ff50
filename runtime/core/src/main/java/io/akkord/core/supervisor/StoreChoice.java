package io.akkord.core.supervisor;

import io.akkord.api.TaskOptions;
import java.time.Duration;
import java.util.Arrays;

/**
 * Chooses which results to store durably: those whose loss would cost more than storing them.
 *
 * <p>The loss of a result costs its own run and the losses of its inputs that are not durable either, so that a long chain
 * of cheap tasks is cut from time to time. (After the classic rule for checkpoints in rematerialisation; sums over shared
 * inputs are counted more than once, which errs towards storing.) Times and sizes are what the user expects, else what was
 * learnt of the operation; of an operation of which nothing is known the mean of all. Decided at each dispatch, in time
 * proportional to the inputs. A new supervisor begins with what it dispatches itself.
 */
final class StoreChoice {

    /** A file costs two syncs, whatever its size. */
    private static final long FILE_MICROS = 20_000;

    private static final int UNKNOWN_BYTES = 64;

    private final GraphState state;
    private final long bytesPerSecond;
    /** Of a dispatched task, what its loss would cost; 0 if it is, or is to be, durable. */
    private int[] lossMicros = {};

    StoreChoice(GraphState state, long bytesPerSecond) {
        this.state = state;
        this.bytesPerSecond = bytesPerSecond;
    }

    boolean isWorthStoring(int task) {
        if (lossMicros.length < state.tasks.count) {
            lossMicros = Arrays.copyOf(lossMicros, state.tasks.count);
        }
        long loss = ownMicros(task);
        for (int at = state.graph.inputStart(task); at < state.graph.inputEnd(task); at++) {
            int input = state.graph.input(at);
            loss += state.tasks.isDurable(input) ? 0 : lossMicros[input];
        }
        boolean worth = loss > storeMicros(task);
        lossMicros[task] = worth ? 0 : (int) Math.min(loss, Integer.MAX_VALUE);
        return worth;
    }

    private long ownMicros(int task) {
        TaskOptions options = state.graph.options(task);
        return options.expectedRun().map(StoreChoice::micros).orElseGet(() ->
                (long) state.costs.runMicros(state.graph.operationRow(task), Math.max(0, state.costs.overallMicros())));
    }

    private static long micros(Duration time) {
        return time.compareTo(Duration.ofSeconds(Integer.MAX_VALUE)) > 0 ? Integer.MAX_VALUE : time.toNanos() / 1000;
    }

    private long storeMicros(int task) {
        long bytes = state.graph
                .options(task)
                .expectedBytes()
                .orElseGet(() -> state.costs.bytes(state.graph.operationRow(task), UNKNOWN_BYTES));
        return FILE_MICROS + (long) (bytes * 1e6 / bytesPerSecond);
    }
}
