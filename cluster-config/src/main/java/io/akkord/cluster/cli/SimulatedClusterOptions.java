package io.akkord.cluster.cli;

import io.akkord.api.SettingsException;
import io.akkord.simulation.ClusterSpec;
import picocli.CommandLine.Option;

/** The options that describe a simulated cluster. */
final class SimulatedClusterOptions {

    private static final long NANOS_A_MICRO = 1_000;
    private static final long BYTES_A_MEGABIT = 125_000;
    private static final long MEBIBYTE = 1L << 20;

    @Option(names = "--workers", paramLabel = "N", defaultValue = "8", description = "Workers (default: 8).")
    private int workers;

    @Option(names = "--slots", paramLabel = "N", defaultValue = "4", description = "Slots of a worker (default: 4).")
    private int slots;

    @Option(
            names = "--memory-mib",
            paramLabel = "N",
            defaultValue = "8192",
            description = "Memory of a worker for results (default: 8192).")
    private long memoryMebibytes;

    @Option(
            names = "--latency-micros",
            paramLabel = "N",
            defaultValue = "100",
            description = "Latency of a message (default: 100).")
    private long latencyMicros;

    @Option(
            names = "--mbit",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Bandwidth of a worker's interface in Mbit/s (default: 10000).")
    private long megabits;

    @Option(
            names = "--commit-micros",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Time that the journal takes for a commit (default: 1000).")
    private long commitMicros;

    /**
     * The cluster.
     *
     * @throws SettingsException if there can be none like it
     */
    ClusterSpec spec() {
        try {
            return new ClusterSpec(
                    workers,
                    slots,
                    memoryMebibytes * MEBIBYTE,
                    latencyMicros * NANOS_A_MICRO,
                    megabits * BYTES_A_MEGABIT,
                    commitMicros * NANOS_A_MICRO);
        } catch (IllegalArgumentException impossible) {
            throw new SettingsException(String.valueOf(impossible.getMessage()));
        }
    }
}
