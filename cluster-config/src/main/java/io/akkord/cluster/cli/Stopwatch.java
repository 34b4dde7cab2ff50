package io.akkord.cluster.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/** How long something took, on the clock and on the processor, and how much heap it needed at most. */
final class Stopwatch {

    private static final double NANOS_A_SECOND = 1e9;

    private final long wall = System.nanoTime();
    private final long cpu = cpuNanos();

    Stopwatch() {
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** Of this thread, so that neither compiling nor other processes count. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static java.util.List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    double seconds() {
        return (System.nanoTime() - wall) / NANOS_A_SECOND;
    }

    double cpuSeconds() {
        return (cpuNanos() - cpu) / NANOS_A_SECOND;
    }

    /** Most bytes of heap in use, with what was not collected yet. */
    static long peakHeapBytes() {
        return heapPools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
