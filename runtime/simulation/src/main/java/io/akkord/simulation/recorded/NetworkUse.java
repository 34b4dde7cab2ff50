package io.akkord.simulation.recorded;

import io.akkord.core.collection.LongList;
import io.akkord.core.graph.CompiledGraph;
import java.util.Arrays;

/**
 * What the times of a run tell about the network: how long after its last input was made on another worker a task was ready.
 *
 * @param latencyNanos median of that for small inputs
 * @param bytesPerSecond of large inputs; beyond the latency
 */
record NetworkUse(long latencyNanos, long bytesPerSecond) {

    private static final long SMALL_BYTES = 16 << 10;
    private static final long LARGE_BYTES = 1 << 20;
    private static final long USUAL_LATENCY_NANOS = 100_000;
    private static final long USUAL_BYTES_PER_SECOND = 1_250_000_000L;
    private static final long NANOS_A_MICRO = 1000;
    private static final double MICROS_A_SECOND = 1e6;
    private static final int FEWEST = 5;

    static NetworkUse of(CompiledGraph graph, RunColumns columns) {
        LongList small = new LongList();
        double bytes = 0;
        double micros = 0;
        int large = 0;
        for (int task = 0; task < graph.taskCount(); task++) {
            long moved = movedBytes(graph, columns, task);
            long delay = Math.max(0, columns.ready(task) - columns.inputsMade(graph, task));
            if (moved > 0 && moved <= SMALL_BYTES) {
                small.add(delay);
            } else if (moved >= LARGE_BYTES) {
                bytes += moved;
                micros += delay;
                large++;
            }
        }
        long latency = small.size() < FEWEST ? USUAL_LATENCY_NANOS : median(small.toArray()) * NANOS_A_MICRO;
        double seconds = (micros - (double) large * latency / NANOS_A_MICRO) / MICROS_A_SECOND;
        boolean measured = large >= FEWEST && seconds > 0;
        return new NetworkUse(latency, measured ? (long) Math.max(1, bytes / seconds) : USUAL_BYTES_PER_SECOND);
    }

    private static long median(long[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** Bytes of the inputs that were made on another worker; at least 1 if there are any. */
    private static long movedBytes(CompiledGraph graph, RunColumns columns, int task) {
        long bytes = 0;
        for (int at = graph.inputStart(task); at < graph.inputEnd(task); at++) {
            int input = graph.input(at);
            if (columns.workers[input] != columns.workers[task]) {
                bytes += Math.max(1, columns.sizes[input]);
            }
        }
        return bytes;
    }
}
