package io.akkord.api;

import java.time.Duration;

/**
 * How often a task that throws is tried, and how long the worker waits in between.
 *
 * @param maxTries tries in all, the first included; at least 1
 * @param firstBackoff pause before the second try
 * @param factor each further pause is this many times the one before; at least 1
 * @param maxBackoff no pause is longer than this
 */
public record RetryPolicy(int maxTries, Duration firstBackoff, double factor, Duration maxBackoff) {

    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, 1.0, Duration.ZERO);

    public RetryPolicy {
        if (maxTries < 1) {
            throw new IllegalArgumentException("maxTries is " + maxTries + "; give at least 1 (1 means no retry)");
        }
        if (!(factor >= 1.0) || factor > 1000) {
            throw new IllegalArgumentException("factor is " + factor + "; give a number from 1 to 1000");
        }
        if (firstBackoff.isNegative() || maxBackoff.isNegative()) {
            throw new IllegalArgumentException("a back-off is negative: " + firstBackoff + ", " + maxBackoff);
        }
    }

    /** {@code maxTries} tries with pauses of 100 ms, 200 ms, 400 ms … up to ten seconds. */
    public static RetryPolicy tries(int maxTries) {
        return new RetryPolicy(maxTries, Duration.ofMillis(100), 2.0, Duration.ofSeconds(10));
    }

    /** The pause after {@code failedTries} failed tries (1 after the first). */
    public Duration backoffAfter(int failedTries) {
        double millis = firstBackoff.toMillis() * Math.pow(factor, Math.max(0, failedTries - 1));
        return millis < maxBackoff.toMillis() ? Duration.ofMillis((long) millis) : maxBackoff;
    }
}
