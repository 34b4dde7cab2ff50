package io.akkord.cluster.survival;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Operations that end their JVM, and one that takes its time beside them. */
public final class Deadly {

    private Deadly() {}

    public static int halt(int code) {
        pause(300);
        Runtime.getRuntime().halt(code);
        return code;
    }

    public static int exit(int code) {
        System.exit(code);
        return code;
    }

    public static int innocent(int number) {
        pause(2_000);
        return number;
    }

    private static void pause(long millis) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
