package io.akkord.core.message;

/**
 * Completions of one batch, as columns of equal length.
 *
 * @param tasks task numbers
 * @param attempts the attempt of each, as it was dispatched
 * @param startMicros wall time at which the body began, microseconds since 1970, for display only
 * @param runMicros how long the body ran
 * @param waitMicros how long the task was ready before its body began
 * @param sizes bytes of the encoded result
 * @param digests CRC32C of the encoded result
 * @param places where the result is durable: {@link #HELD}, {@link #INLINE} or {@link #CHECKPOINT}
 * @param inlineLengths length of each result in {@code inline}; 0 where it is not inline
 * @param inline the inline results, one after the other
 */
public record Completions(
        int[] tasks,
        int[] attempts,
        long[] startMicros,
        int[] runMicros,
        int[] waitMicros,
        long[] sizes,
        int[] digests,
        byte[] places,
        int[] inlineLengths,
        byte[] inline) {

    /** The result is only in the memory or the spill directory of the worker that made it. */
    public static final byte HELD = 0;

    /** The result is in the completion itself, and so in the journal. */
    public static final byte INLINE = 1;

    /** The result is in the checkpoint store. */
    public static final byte CHECKPOINT = 2;

    public int count() {
        return tasks.length;
    }
}
