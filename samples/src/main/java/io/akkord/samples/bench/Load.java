package io.akkord.samples.bench;

import java.lang.management.ManagementFactory;

/** How busy this machine is, our own processes included. */
public final class Load {

    private Load() {}

    /** Runnable threads on average over the last minute; negative where the system does not say. */
    public static double average() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
