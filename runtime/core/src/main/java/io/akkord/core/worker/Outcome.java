package io.akkord.core.worker;

/**
 * How the body of a task ended well.
 *
 * @param startMicros wall time at its begin, microseconds since 1970
 * @param runMicros how long it ran
 * @param waitMicros how long it was ready before
 * @param size bytes of the encoded result
 * @param digest CRC32C of the encoded result
 * @param place one of {@link io.akkord.core.message.Completions}'s places
 * @param inline the encoded result if it is small enough to travel in messages, else empty
 */
public record Outcome(
        long startMicros, int runMicros, int waitMicros, long size, int digest, byte place, byte[] inline) {}
