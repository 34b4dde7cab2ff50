package io.akkord.array;

/** What stands beyond the ends of an array, in NumPy's words for {@code pad}. */
public enum Boundary {
    /** A number. */
    CONSTANT,
    /** The element at the end. */
    EDGE,
    /** Mirrored at the element at the end, which is not repeated. */
    REFLECT,
    /** Mirrored behind the element at the end, which is repeated. */
    SYMMETRIC,
    /** The other end. */
    WRAP;

    /** Where the element of a place beyond the ends stands. */
    long source(long place, long length) {
        return switch (this) {
            case CONSTANT -> throw new IllegalStateException("a constant stands nowhere");
            case EDGE -> Math.max(0, Math.min(length - 1, place));
            case WRAP -> Math.floorMod(place, length);
            case REFLECT -> length == 1 ? 0 : folded(Math.floorMod(place, 2 * (length - 1)), 2 * (length - 1), length);
            case SYMMETRIC -> folded(Math.floorMod(place, 2 * length), 2 * length - 1, length);
        };
    }

    private static long folded(long place, long period, long length) {
        return place < length ? place : period - place;
    }
}
