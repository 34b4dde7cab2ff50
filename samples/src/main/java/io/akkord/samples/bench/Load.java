package io.akkord.samples.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How busy this machine is, our own processes included. */
public final class Load {

    private static final double NANOS_A_SECOND = 1e9;

    private Load() {}

    /** Runnable threads on average over the last minute; negative where the system does not say. */
    public static double average() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Seconds of processors that this JVM has used, compilation and garbage collection included. */
    public static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / NANOS_A_SECOND;
    }
}
