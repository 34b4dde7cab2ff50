package io.akkord.simulation.recorded;

import io.akkord.api.GraphOptions;
import io.akkord.core.supervisor.SchedulerSettings;
import io.akkord.simulation.ClusterSpec;
import io.akkord.simulation.RunReport;
import io.akkord.simulation.SimulatedRun;
import java.util.Arrays;

/**
 * What a recorded run would have taken elsewhere, by simulation. Tasks run as long as they really did, with the overhead
 * between tasks of a slot; what came before the first body is taken as it was. That more workers on the same processors slow
 * each other down is not foreseen.
 *
 * @param nanos from the submission to the end of the last body
 * @param bytesMoved between workers
 * @param peakBytes most bytes of results that one worker held
 */
public record Forecast(long nanos, long bytesMoved, long peakBytes) {

    private static final long PLENTY = 1L << 50;

    /** The run as it happened, on as many workers and slots and a network as it had. */
    public static Forecast asItWas(RecordedRun run, SchedulerSettings settings) {
        return on(run, run.workers(), run.slots(), run.bytesPerSecond(), run.options(), settings);
    }

    public static Forecast on(
            RecordedRun run,
            int workers,
            int slots,
            long bytesPerSecond,
            GraphOptions options,
            SchedulerSettings settings) {
        ClusterSpec cluster = ClusterSpec.of(workers, slots)
                .withMemory(PLENTY)
                .withNetwork(run.latencyNanos(), bytesPerSecond)
                .withCommit(run.commitNanos());
        RunReport report =
                SimulatedRun.of(run.work(), cluster, options, settings).traced().run();
        long first = Arrays.stream(report.trace().startNanos()).min().orElse(0);
        return new Forecast(
                report.makespanNanos() - first + run.startupNanos(), report.bytesMoved(), report.peakMemoryBytes());
    }

    /** How far this is from what really happened, in percent of that; positive if it is longer. */
    public double errorPercent(RecordedRun run) {
        return run.realNanos() == 0 ? 0 : 100.0 * (nanos - run.realNanos()) / run.realNanos();
    }
}
