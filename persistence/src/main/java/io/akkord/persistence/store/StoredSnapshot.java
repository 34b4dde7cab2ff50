package io.akkord.persistence.store;

import io.akkord.persistence.chain.Mark;

/**
 * An intact snapshot of one of Akka's snapshot stores. The array is not copied: treat it as immutable.
 *
 * @param last the last event that it includes, with its hash
 * @param wallMillis when it was taken, milliseconds since 1970
 * @param state the state's bytes
 */
public record StoredSnapshot(Mark last, long wallMillis, byte[] state) {}
