package io.akkord.simulation.recorded;

import io.akkord.core.graph.CompiledGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the times of a run tell about the network: how long after its last input was made on another worker a task began whose
 * slot waited for it, as a latency and a rate. The line goes through the medians of the smaller and of the larger half, so that single pauses do
 * not bend it; where larger inputs do not come later, the rate is the usual one.
 *
 * @param latencyNanos for inputs without size
 * @param bytesPerSecond beyond the latency
 */
record NetworkUse(long latencyNanos, long bytesPerSecond) {

    private static final NetworkUse USUAL = new NetworkUse(100_000, 1_250_000_000L);
    private static final long NANOS_A_MICRO = 1000;
    private static final double MICROS_A_SECOND = 1e6;
    private static final int FEWEST = 8;

    /** Inputs of one task that came from other workers. */
    private record Arrival(long bytes, long micros) {}

    static NetworkUse of(CompiledGraph graph, RunColumns columns, SlotUse slots) {
        List<Arrival> all = new ArrayList<>();
        for (int task = 0; task < graph.taskCount(); task++) {
            long moved = movedBytes(graph, columns, task);
            long made = columns.inputsMade(graph, task);
            if (moved > 0 && columns.dispatched[task] < made && slots.freeMicros()[task] < made) {
                all.add(new Arrival(moved, Math.max(0, columns.starts[task] - made)));
            }
        }
        if (all.size() < FEWEST) {
            return USUAL;
        }
        all.sort(Comparator.comparingLong(Arrival::bytes));
        Arrival small = median(all.subList(0, all.size() / 2));
        Arrival large = median(all.subList(all.size() / 2, all.size()));
        double rate = large.bytes() > small.bytes() && large.micros() > small.micros()
                ? (double) (large.bytes() - small.bytes()) / (large.micros() - small.micros())
                : USUAL.bytesPerSecond() / MICROS_A_SECOND;
        double latency = Math.max(0, Math.min((double) small.micros(), small.micros() - small.bytes() / rate));
        return new NetworkUse(Math.round(latency * NANOS_A_MICRO), (long) Math.max(1, rate * MICROS_A_SECOND));
    }

    private static Arrival median(List<Arrival> of) {
        long[] bytes = of.stream().mapToLong(Arrival::bytes).sorted().toArray();
        long[] micros = of.stream().mapToLong(Arrival::micros).sorted().toArray();
        return new Arrival(bytes[bytes.length / 2], micros[micros.length / 2]);
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
