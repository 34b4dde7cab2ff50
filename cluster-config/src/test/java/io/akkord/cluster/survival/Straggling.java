package io.akkord.cluster.survival;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An operation that hangs where it is run first, and nowhere else. */
public final class Straggling {

    private Straggling() {}

    /** Hangs for a long time, unless the file is there already; makes it. */
    public static int once(String file) throws IOException {
        try {
            Files.createFile(Path.of(file));
        } catch (FileAlreadyExistsException e) {
            return 42;
        }
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
            if (Thread.interrupted()) {
                throw new CancellationException("interrupted");
            }
        }
        return 42;
    }

    /** Waits until an operation hangs. */
    public static void await(Path file) {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (Files.notExists(file)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(file + " is not made");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    public static int sum(java.util.List<Integer> all) {
        return all.stream().mapToInt(Integer::intValue).sum();
    }
}
