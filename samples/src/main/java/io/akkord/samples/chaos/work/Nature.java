package io.akkord.samples.chaos.work;

/** What a task of a weave is like. */
enum Nature {
    /** A small result, which stands in the journal. */
    SMALL,
    /** A result that only workers hold, and that travels between them. */
    LARGE,
    /** As large, and stored. */
    STORED,
    /** Made anew at each run, so that a second run would be seen. */
    IMPURE,
    /** Leaves something outside, under its token. */
    EFFECT,
    /** Throws an {@code Error} at its first try. */
    FRAIL,
    /** Throws an {@code Error} at every try. */
    FATAL;

    private static final int SMALL_BYTES = 32;
    private static final int LARGE_BYTES = 24 * 1024;

    /** Size of its result, unless it is impure. */
    int bytes() {
        return this == LARGE || this == STORED ? LARGE_BYTES : SMALL_BYTES;
    }
}
