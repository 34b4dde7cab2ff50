package io.akkord.persistence.replay;

import io.akkord.persistence.schema.StoredBody;

/**
 * A verified event of a journal.
 *
 * @param number its place in the history, 1 for the first
 * @param wallMillis when it was written, milliseconds since 1970; 0 if that is not known
 * @param size bytes that were stored for it, with its envelope
 * @param body type, version and bytes as stored
 * @param event what it means
 */
public record StoredEvent<E>(long number, long wallMillis, int size, StoredBody body, E event) {}
