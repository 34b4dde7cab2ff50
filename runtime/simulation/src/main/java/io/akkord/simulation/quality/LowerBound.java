package io.akkord.simulation.quality;

import io.akkord.simulation.workload.Workload;
import java.util.Arrays;

/**
 * What no schedule can beat: the longest path, and the work shared out evenly over the slots. Communication is left out, so
 * with it the bound may be out of reach.
 *
 * @param criticalNanos the longest path
 * @param workNanos run times of all tasks together
 * @param slots tasks that run at the same time
 */
public record LowerBound(long criticalNanos, long workNanos, int slots) {

    public static LowerBound of(Workload workload, int slots) {
        return new LowerBound(
                PathLengths.critical(workload),
                Arrays.stream(workload.runNanos()).sum(),
                slots);
    }

    public long nanos() {
        return Math.max(criticalNanos, (workNanos + slots - 1) / slots);
    }
}
