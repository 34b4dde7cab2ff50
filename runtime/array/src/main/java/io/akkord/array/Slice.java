package io.akkord.array;

import org.jspecify.annotations.Nullable;

/**
 * Which elements of an axis are taken, as Python writes it: {@code from:to:step}. Negative places count from the back,
 * places beyond the ends are cut to them, a negative step goes backwards.
 *
 * @param from the first; null for the end at which the step begins
 * @param to the first that is not taken; null for the other end
 * @param step from one to the next, not 0
 */
public record Slice(@Nullable Long from, @Nullable Long to, int step) {

    public Slice {
        if (step == 0) {
            throw new IllegalArgumentException("slice step cannot be zero");
        }
    }

    /**
     * A slice over an axis of some length.
     *
     * @param from the first element
     * @param count number of elements
     */
    public record Range(long from, long count, int step) {}

    /** All elements. */
    public static Slice all() {
        return new Slice(null, null, 1);
    }

    /** Those from one place to before another. */
    public static Slice of(long from, long to) {
        return new Slice(from, to, 1);
    }

    /** Those from one place to before another, by steps. */
    public static Slice of(long from, long to, int step) {
        return new Slice(from, to, step);
    }

    /** Those from this place on. */
    public static Slice from(long from) {
        return new Slice(from, null, 1);
    }

    /** Those before this place. */
    public static Slice to(long to) {
        return new Slice(null, to, 1);
    }

    /** All by steps; backwards from the last with a negative one. */
    public static Slice step(int step) {
        return new Slice(null, null, step);
    }

    /**
     * Reads Python's form, such as {@code 1:-1}, {@code ::-2} or {@code :}.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public static Slice parse(String text) {
        String[] parts = text.strip().split(":", -1);
        try {
            if (parts.length == 2 || parts.length == 3) {
                int step = parts.length == 3 && !parts[2].isBlank() ? Integer.parseInt(parts[2].strip()) : 1;
                return new Slice(place(parts[0]), place(parts[1]), step);
            }
        } catch (NumberFormatException e) {
            throw refused(text);
        }
        throw refused(text);
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(
                "\"" + text + "\" is no slice; write it as \"from:to\" or \"from:to:step\"");
    }

    private static @Nullable Long place(String text) {
        return text.isBlank() ? null : Long.valueOf(text.strip());
    }

    /** Over an axis of this length. */
    public Range over(long length) {
        long first = step > 0 ? bound(from, length, 0, length, 0) : bound(from, length, -1, length - 1, length - 1);
        long end = step > 0 ? bound(to, length, 0, length, length) : bound(to, length, -1, length - 1, -1);
        long distance = step > 0 ? end - first : first - end;
        long width = Math.abs((long) step);
        return new Range(first, distance <= 0 ? 0 : (distance + width - 1) / width, step);
    }

    private static long bound(@Nullable Long place, long length, long least, long most, long missing) {
        if (place == null) {
            return missing;
        }
        return Math.max(least, Math.min(most, place < 0 ? place + length : place));
    }
}
