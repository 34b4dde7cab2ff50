package io.akkord.persistence.schema;

/** Checks that columns of one event belong together; both directions use it, so a journal never holds what it refuses. */
final class Columns {

    private Columns() {}

    /** Fails unless all lengths are the same. */
    static void sameLength(String type, int... lengths) {
        for (int length : lengths) {
            if (length != lengths[0]) {
                throw new IllegalArgumentException(
                        "columns of " + type + " have lengths " + java.util.Arrays.toString(lengths));
            }
        }
    }

    /** Fails unless the parts fill the whole. */
    static void filled(String type, int[] parts, int whole) {
        long sum = 0;
        for (int part : parts) {
            if (part < 0) {
                throw new IllegalArgumentException("a length in " + type + " is negative: " + part);
            }
            sum += part;
        }
        if (sum != whole) {
            throw new IllegalArgumentException(
                    "lengths in " + type + " add up to " + sum + ", but there are " + whole + " bytes");
        }
    }

    /** The constant of that name; names are what the journal holds. */
    static <T extends Enum<T>> T constant(Class<T> type, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no " + type.getSimpleName()
                            + " here; a newer Akkord wrote it: start one that is at least as new",
                    e);
        }
    }
}
