package io.akkord.samples.drill;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long a whole run may take; its time starts when this is made. Safe for use by several threads. */
final class Deadline {

    private static final double NANOS_A_SECOND = 1e9;

    private final String run;
    private final int seconds;
    private final Path directory;
    private final long started = System.nanoTime();

    /**
     * A deadline.
     *
     * @param run what must be over in time, for people
     * @param directory what to look at if it is not
     */
    Deadline(String run, int seconds, Path directory) {
        this.run = run;
        this.seconds = seconds;
        this.directory = directory;
    }

    /**
     * Waits as long as there is time.
     *
     * @throws TimeoutException if there is none left
     */
    <T> T within(CompletableFuture<T> future) throws Exception {
        long left = TimeUnit.SECONDS.toNanos(seconds) - (System.nanoTime() - started);
        try {
            return future.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new TimeoutException("the " + run + " is not done after " + seconds
                    + " s (--timeout-seconds); what there is stands in " + directory);
        }
    }

    /** Lets some time pass. */
    void pause(int millis) throws Exception {
        within(new CompletableFuture<>().completeOnTimeout(true, millis, TimeUnit.MILLISECONDS));
    }

    /** Seconds since the beginning. */
    double seconds() {
        return (System.nanoTime() - started) / NANOS_A_SECOND;
    }
}
