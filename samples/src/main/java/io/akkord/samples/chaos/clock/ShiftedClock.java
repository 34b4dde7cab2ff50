package io.akkord.samples.chaos.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What stands in for the JDK's wall clock in a JVM with the {@link ClockAgent}. Safe for use by several threads. */
public final class ShiftedClock {

    private static final long MILLIS_A_SECOND = 1000;
    private static final long NANOS_A_MILLISECOND = 1_000_000;
    private static final int LOOK_MILLIS = 100;

    private static volatile long shiftMillis;

    private ShiftedClock() {}

    /** In place of {@code System.currentTimeMillis}. */
    public static long currentTimeMillis() {
        return System.currentTimeMillis() + shiftMillis;
    }

    /** In place of the JDK's internal {@code VM.getNanoTimeAdjustment}: nanoseconds since so many seconds after 1970. */
    public static long getNanoTimeAdjustment(long offsetSeconds) {
        return (currentTimeMillis() - offsetSeconds * MILLIS_A_SECOND) * NANOS_A_MILLISECOND;
    }

    /** Looks into the file again and again for how far the clock is shifted, in milliseconds; no file is no shift. */
    static void follow(Path file) {
        Thread thread = new Thread(() -> lookForEver(file), "akkord-chaos-clock");
        thread.setDaemon(true);
        thread.start();
    }

    private static void lookForEver(Path file) {
        try {
            while (true) {
                shiftMillis = Files.exists(file)
                        ? Long.parseLong(Files.readString(file).strip())
                        : 0;
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException | IOException | NumberFormatException e) {
            throw new IllegalStateException("the shift of the clock cannot be read from " + file, e);
        }
    }
}
