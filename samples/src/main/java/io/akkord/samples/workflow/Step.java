package io.akkord.samples.workflow;

/**
 * What one task of a workflow is to do.
 *
 * @param key name of the task
 * @param nanos how long it takes
 * @param bytes size of its result, at least {@link Filler#HEADER}
 */
public record Step(String key, long nanos, int bytes) {}
