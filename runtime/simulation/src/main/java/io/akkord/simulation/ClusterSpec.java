package io.akkord.simulation;

/**
 * A simulated cluster of equal workers.
 *
 * @param workers processes, each with a network interface of its own
 * @param slots tasks that a worker runs at the same time
 * @param memoryBytes memory of a worker for results
 * @param latencyNanos from the sending of a message to its arrival, and of a transfer's first byte
 * @param bytesPerSecond rate of each worker's interface, for either direction; transfers share it fairly
 * @param commitNanos from a decision to its facts being durable
 */
public record ClusterSpec(
        int workers, int slots, long memoryBytes, long latencyNanos, long bytesPerSecond, long commitNanos) {

    private static final long GIBIBYTE = 1L << 30;

    public ClusterSpec {
        atLeast("workers", workers, 1);
        atLeast("slots", slots, 1);
        atLeast("memoryBytes", memoryBytes, 1);
        atLeast("latencyNanos", latencyNanos, 0);
        atLeast("bytesPerSecond", bytesPerSecond, 1);
        atLeast("commitNanos", commitNanos, 0);
    }

    private static void atLeast(String what, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(what + " is " + value + "; give at least " + least);
        }
    }

    /** Workers with 8 GiB each on a network of 10 Gbit/s and 100 µs, and a journal that commits in a millisecond. */
    public static ClusterSpec of(int workers, int slots) {
        return new ClusterSpec(workers, slots, 8 * GIBIBYTE, 100_000, 1_250_000_000L, 1_000_000);
    }

    /** With messages and transfers that take no time. */
    public ClusterSpec withFreeNetwork() {
        return new ClusterSpec(workers, slots, memoryBytes, 0, Long.MAX_VALUE, 0);
    }

    public ClusterSpec withNetwork(long latency, long rate) {
        return new ClusterSpec(workers, slots, memoryBytes, latency, rate, commitNanos);
    }

    public ClusterSpec withMemory(long bytes) {
        return new ClusterSpec(workers, slots, bytes, latencyNanos, bytesPerSecond, commitNanos);
    }

    public ClusterSpec withCommit(long nanos) {
        return new ClusterSpec(workers, slots, memoryBytes, latencyNanos, bytesPerSecond, nanos);
    }
}
