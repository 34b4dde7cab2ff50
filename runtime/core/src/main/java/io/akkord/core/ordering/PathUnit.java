package io.akkord.core.ordering;

/**
 * The unit in which lengths of ways through a graph are counted as ints: {@code 2^shift} microseconds, the finest in
 * which even all tasks in one row would fit. Chosen when the whole graph is ranked and kept for what it gains later.
 */
final class PathUnit {

    private static final int LONGEST = Integer.MAX_VALUE - 1;

    private int shift;

    /** Chooses the unit anew if all tasks are to be ranked. */
    void choose(int first, int end, TaskCosts costs) {
        if (first > 0) {
            return;
        }
        double sum = end;
        for (int task = 0; task < end; task++) {
            sum += costs.runMicros(task);
        }
        shift = Math.max(0, Math.getExponent(sum) - 29);
    }

    /** A way that goes on by a task; it grows by one unit at least, so that a task goes before what depends on it. */
    int longer(int way, long micros) {
        return (int) Math.min(way + 1L + (micros >> shift), LONGEST);
    }
}
