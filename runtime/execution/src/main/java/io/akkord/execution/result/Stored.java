package io.akkord.execution.result;

import org.jspecify.annotations.Nullable;

/**
 * A result that is there.
 *
 * @param value what the task returned, which may be null; shared, so not to be changed
 */
public record Stored(@Nullable Object value) {}
