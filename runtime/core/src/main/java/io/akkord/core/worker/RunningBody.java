package io.akkord.core.worker;

/**
 * A body that runs on a slot.
 *
 * @param micros how long it has been running
 */
public record RunningBody(TaskRow row, long micros) {}
