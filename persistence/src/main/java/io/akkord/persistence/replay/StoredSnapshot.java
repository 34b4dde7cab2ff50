package io.akkord.persistence.replay;

import io.akkord.persistence.chain.Mark;
import java.nio.file.Path;

/**
 * An intact snapshot of Akka's local snapshot store. The array is not copied: treat it as immutable.
 *
 * @param file where it lies
 * @param last the last event that it includes, with its hash
 * @param wallMillis when it was taken, milliseconds since 1970
 * @param state the state's bytes
 */
public record StoredSnapshot(Path file, Mark last, long wallMillis, byte[] state) {}
