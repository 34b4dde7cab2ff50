package io.akkord.simulation.mutant;

import io.akkord.core.message.Completions;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Changed copies of columns. */
final class Columns {

    private Columns() {}

    static int[] reversed(int[] column) {
        return IntStream.range(0, column.length)
                .map(i -> column[column.length - 1 - i])
                .toArray();
    }

    /** Rows in reverse, which keeps each row whole. */
    static Completions reversed(Completions from) {
        int n = from.count();
        long[] starts = new long[n];
        long[] sizes = new long[n];
        byte[] places = new byte[n];
        byte[] inline = new byte[from.inline().length];
        int at = 0;
        int end = inline.length;
        for (int i = 0; i < n; i++) {
            starts[n - 1 - i] = from.startMicros()[i];
            sizes[n - 1 - i] = from.sizes()[i];
            places[n - 1 - i] = from.places()[i];
            int length = from.inlineLengths()[i];
            end -= length;
            System.arraycopy(from.inline(), at, inline, end, length);
            at += length;
        }
        return new Completions(
                reversed(from.tasks()),
                reversed(from.attempts()),
                starts,
                reversed(from.runMicros()),
                reversed(from.waitMicros()),
                sizes,
                reversed(from.digests()),
                places,
                reversed(from.inlineLengths()),
                inline);
    }

    static Completions withAttempts(Completions from, int[] attempts) {
        return new Completions(
                from.tasks(),
                attempts,
                from.startMicros(),
                from.runMicros(),
                from.waitMicros(),
                from.sizes(),
                from.digests(),
                from.places(),
                from.inlineLengths(),
                from.inline());
    }

    static Completions withDigests(Completions from, int[] digests) {
        return new Completions(
                from.tasks(),
                from.attempts(),
                from.startMicros(),
                from.runMicros(),
                from.waitMicros(),
                from.sizes(),
                digests,
                from.places(),
                from.inlineLengths(),
                from.inline());
    }

    static Completions withPlaces(Completions from, byte[] places) {
        return new Completions(
                from.tasks(),
                from.attempts(),
                from.startMicros(),
                from.runMicros(),
                from.waitMicros(),
                from.sizes(),
                from.digests(),
                places,
                from.inlineLengths(),
                from.inline());
    }

    /** With the inline values in the order of the rows turned by one. */
    static Completions withInline(Completions from, byte[] inline) {
        return new Completions(
                from.tasks(),
                from.attempts(),
                from.startMicros(),
                from.runMicros(),
                from.waitMicros(),
                from.sizes(),
                from.digests(),
                from.places(),
                from.inlineLengths(),
                inline);
    }

    /** Turned by one: each row has what belongs to the one before. */
    static int[] shifted(int[] column) {
        int n = column.length;
        return IntStream.range(0, n).map(i -> column[(i + n - 1) % n]).toArray();
    }

    static int[] withoutLast(int[] column) {
        return Arrays.copyOf(column, Math.max(0, column.length - 1));
    }

    static int[] first(int[] column) {
        return Arrays.copyOf(column, Math.min(1, column.length));
    }
}
