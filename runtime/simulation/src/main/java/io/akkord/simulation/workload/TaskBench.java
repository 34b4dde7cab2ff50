package io.akkord.simulation.workload;

import io.akkord.core.collection.IntList;

/**
 * A graph of Task Bench: time steps of up to {@code width} columns, whose edges lead from one step to the next by a pattern.
 * Written from the definitions in Slaughter et al., "Task Bench" (SC'20).
 *
 * @param pattern which columns of the step before a task needs
 * @param width most columns of a step
 * @param steps how many steps there are
 * @param radix inputs of a task in nearest, spread and random_nearest
 * @param period steps after which the dependences of spread and random_nearest repeat
 * @param fraction share of its neighbours that a task of random_nearest needs
 * @param index number of the graph among several; changes the chance
 */
public record TaskBench(
        TaskBenchPattern pattern, int width, int steps, int radix, int period, double fraction, int index) {

    private static final int DEFAULT_RADIX = 3;
    private static final int DEFAULT_PERIOD = 3;
    private static final double DEFAULT_FRACTION = 0.25;

    public TaskBench {
        atLeast("width", width, 1);
        atLeast("steps", steps, 1);
        atLeast("radix", radix, 0);
        atLeast("period", period, 1);
        if ((long) width * steps > Integer.MAX_VALUE / 8) {
            throw new WorkloadException(
                    width + " columns and " + steps + " steps are too many tasks; give at most 2^28");
        }
        if (pattern == TaskBenchPattern.SPREAD && radix > 0 && period > (width + radix - 1) / radix) {
            throw new WorkloadException("the period of spread is " + period + "; with width " + width + " and radix "
                    + radix + " give at most " + (width + radix - 1) / radix);
        }
    }

    private static void atLeast(String what, int value, int least) {
        if (value < least) {
            throw new WorkloadException("the " + what + " is " + value + "; give at least " + least);
        }
    }

    /** With Task Bench's own defaults: radix 3, period 3, a fraction of a quarter. */
    public static TaskBench of(TaskBenchPattern pattern, int width, int steps) {
        int period = pattern == TaskBenchPattern.SPREAD ? Math.min(DEFAULT_PERIOD, (width + 2) / 3) : DEFAULT_PERIOD;
        return new TaskBench(pattern, width, steps, DEFAULT_RADIX, period, DEFAULT_FRACTION, 0);
    }

    public TaskBench withRadix(int value) {
        return new TaskBench(pattern, width, steps, value, period, fraction, index);
    }

    public TaskBench withIndex(int value) {
        return new TaskBench(pattern, width, steps, radix, period, fraction, value);
    }

    /** The first column of a step. */
    public int offset(int step) {
        return pattern == TaskBenchPattern.DOM && step >= 0 ? Math.max(0, step + width - steps) : 0;
    }

    /** How many columns a step has. */
    public int columns(int step) {
        if (step < 0) {
            return 0;
        }
        return switch (pattern) {
            case DOM -> Math.min(width, Math.min(step + 1, steps - step));
            case TREE -> step >= 31 ? width : Math.min(width, 1 << step);
            default -> width;
        };
    }

    /** Which set of dependences a step has. */
    private int set(int step) {
        return switch (pattern) {
            case FFT -> {
                int levels = Math.max(1, 32 - Integer.numberOfLeadingZeros(width - 1));
                yield (step + levels - 1) % levels;
            }
            case SPREAD, RANDOM_NEAREST -> step % period;
            default -> 0;
        };
    }

    /** The columns of the step before that a task needs, in the order of the definition, cut to those that exist. */
    public int[] inputs(int step, int column) {
        int low = offset(step - 1);
        int high = low + columns(step - 1);
        IntList all = new IntList();
        if (high > low) {
            addInputs(set(step), column, all);
        }
        IntList kept = new IntList();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) >= low && all.get(i) < high) {
                kept.add(all.get(i));
            }
        }
        return kept.toArray();
    }

    private void addInputs(int set, int column, IntList to) {
        switch (pattern) {
            case TRIVIAL -> {}
            case NO_COMM -> to.add(column);
            case STENCIL_1D -> addRange(column - 1, column + 1, to);
            case STENCIL_1D_PERIODIC -> addPeriodic(column, to);
            case DOM -> addRange(column - 1, column, to);
            case TREE -> to.add(column / 2);
            case FFT -> addButterfly(set, column, to);
            case ALL_TO_ALL -> addRange(0, width - 1, to);
            case NEAREST -> addNearest(column, to);
            case SPREAD -> addSpread(set, column, to);
            case RANDOM_NEAREST -> addRandomNearest(set, column, to);
        }
    }

    /** The chance of a task, in [0, 1), by which load imbalance is drawn. */
    public double chance(int step, int column) {
        return SipHash.uniform(index, step, column);
    }

    private void addRange(int from, int through, IntList to) {
        for (int i = Math.max(0, from); i <= Math.min(width - 1, through); i++) {
            to.add(i);
        }
    }

    private void addPeriodic(int column, IntList to) {
        addRange(column - 1, column + 1, to);
        if (column == 0) {
            to.add(width - 1);
        }
        if (column == width - 1) {
            to.add(0);
        }
    }

    private void addButterfly(int set, int column, IntList to) {
        int stride = 1 << set;
        for (int from : new int[] {column - stride, column, column + stride}) {
            if (from >= 0 && from < width) {
                to.add(from);
            }
        }
    }

    private void addNearest(int column, IntList to) {
        if (radix > 0) {
            addRange(column - radix / 2, column + (radix - 1) / 2, to);
        }
    }

    private void addSpread(int set, int column, IntList to) {
        for (int i = 0; i < radix; i++) {
            long from = column + (long) i * width / radix + (i > 0 ? set : 0);
            to.add((int) (from % width));
        }
    }

    private void addRandomNearest(int set, int column, IntList to) {
        int last = Math.min(width - 1, column + (radix - 1) / 2);
        for (int i = Math.max(0, column - radix / 2); radix > 0 && i <= last; i++) {
            if (i == column || SipHash.uniform(index, radix, set, i, column) < fraction) {
                to.add(i);
            }
        }
    }

    /**
     * The graph with tasks that all cost the same, or unevenly: a task runs {@code 1 + (u - 1/2) · imbalance} times as long
     * as the mean, with {@code u} by chance from its step and column.
     */
    public Workload workload(long meanNanos, double imbalance, long resultBytes) {
        return new TaskBenchWorkload(this, meanNanos, imbalance, resultBytes).build();
    }
}
