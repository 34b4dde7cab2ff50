package io.akkord.core.supervisor;

import io.akkord.core.message.ToSupervisor;
import java.util.Arrays;

/**
 * Which bodies a worker runs, as far as it has told. Not part of the truth: what is true a second later is not known.
 *
 * @param tasks in ascending order, with the attempt of each
 * @param startedNanos monotonic time at which each body began, by the supervisor's clock
 * @param paused whether results fill the worker's memory
 */
record Executing(int[] tasks, int[] attempts, long[] startedNanos, boolean paused) {

    static final Executing NOTHING = new Executing(new int[0], new int[0], new long[0], false);

    static Executing of(ToSupervisor.Executing report, long nowNanos) {
        return new Executing(
                report.tasks(),
                report.attempts(),
                Arrays.stream(report.runMicros())
                        .mapToLong(micros -> nowNanos - micros * 1000L)
                        .toArray(),
                report.paused());
    }

    /** 1 for each of the tasks whose present attempt was running, as far as is known; else 0. */
    byte[] flags(GraphState state, int worker, int[] of) {
        byte[] flags = new byte[of.length];
        for (int i = 0; i < of.length; i++) {
            int at = Arrays.binarySearch(tasks, of[i]);
            flags[i] = (byte) (at >= 0 && attempts[at] == state.attemptAt(of[i], worker) ? 1 : 0);
        }
        return flags;
    }
}
