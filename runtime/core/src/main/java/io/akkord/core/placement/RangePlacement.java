package io.akkord.core.placement;

import java.util.Arrays;

/**
 * Contiguous ranges of topological columns, in proportion to slots. A task's level is the longest way to it from a task
 * without inputs, and its column is its place among the tasks of its level, as a share of the level's width. So cell
 * <i>i</i> of a stencil stays on one worker through all steps, and its neighbours are mostly there too.
 *
 * <p>Levels are found in one sweep for what a graph has, and for what it gains later by itself: 6 bytes a task.
 */
final class RangePlacement implements Placement {

    /** Shares are counted in so many parts of a level's width. */
    private static final int WHOLE = 1 << 16;

    private int[] levels = {};
    private char[] shares = {};
    private int known;

    @Override
    public boolean place(int task, Candidates candidates, Choice choice) {
        if (task >= known) {
            learn(candidates);
        }
        int slots = candidates.allowedSlots(task);
        if (slots == 0) {
            return FixedChoice.take(-1, candidates, choice);
        }
        int slot = (int) ((long) slots * shares[task] / WHOLE);
        return FixedChoice.take(candidates.bySlot(task, slot), candidates, choice);
    }

    private void learn(Candidates candidates) {
        int from = known;
        known = candidates.taskCount();
        levels = Arrays.copyOf(levels, known);
        shares = Arrays.copyOf(shares, known);
        int[] widths = new int[16];
        for (int task = from; task < known; task++) {
            int level = 0;
            for (int i = candidates.inputCount(task) - 1; i >= 0; i--) {
                level = Math.max(level, levels[candidates.input(task, i)] + 1);
            }
            levels[task] = level;
            widths = level < widths.length ? widths : Arrays.copyOf(widths, level * 2);
            widths[level]++;
        }
        int[] places = new int[widths.length];
        for (int task = from; task < known; task++) {
            int level = levels[task];
            long share = ((long) places[level]++ * WHOLE + widths[level] - 1) / widths[level];
            shares[task] = (char) Math.min(share, WHOLE - 1);
        }
    }
}
