package io.akkord.core.supervisor;

/**
 * Limits of one graph's scheduler.
 *
 * @param window dispatched and unfinished tasks that a worker may have
 * @param horizonMicros work ahead of a worker, by learnt run times; a smaller horizon balances better, a larger one
 *     hides more latency
 * @param adoptionGraceNanos how long workers that the journal names may take to come back after a supervisor's start
 */
public record SchedulerSettings(int window, long horizonMicros, long adoptionGraceNanos) {}
