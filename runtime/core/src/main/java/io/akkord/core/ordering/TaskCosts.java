package io.akkord.core.ordering;

/** What tasks are expected to cost: by the user's hints, by what was learnt, or by a guess. */
public interface TaskCosts {

    /** Expected time of the task's body in microseconds, at least 0. */
    long runMicros(int task);

    /** Expected size of the task's result in bytes, at least 0. */
    long resultBytes(int task);

    /** Time to bring a result of so many bytes from another worker, in microseconds. */
    long moveMicros(long bytes);
}
