package io.akkord.core.supervisor;

/** How far a worker has come with leaving a graph. Not part of the truth. */
final class Farewell {

    /** Monotonic time until which it is not looked at again; looking takes time in proportion to the tasks. */
    long nextLookNanos = Long.MIN_VALUE;

    /** Tasks and results that kept it when it was last looked at. */
    int tasksLeft;

    int resultsLeft;

    /** It was told that it may leave. */
    boolean told;
}
