package io.akkord.array.kernel;

import io.akkord.array.Block;
import java.util.Arrays;
import java.util.List;

/**
 * Percentiles of all elements, by summaries: sorted values with the number of elements that each stands for. A summary of at
 * most {@link #MOST} values is exact; a larger one is thinned to so many, evenly by rank, which moves a rank by at most
 * one part in twice {@link #MOST} of the elements.
 */
public final class Quantiles {

    /** Values of a summary. */
    public static final int MOST = 1 << 16;

    private Quantiles() {}

    /** The summary of a chunk: a row of values and one of numbers. */
    public static Block summary(Block block) {
        double[] values = block.toDoubles().clone();
        Arrays.sort(values);
        double[] weights = new double[values.length];
        Arrays.fill(weights, 1);
        return thinned(values, weights, MOST);
    }

    /** One summary of several, of at most so many values. */
    public static Block merge(int most, List<Block> summaries) {
        Block all = summaries.get(0);
        double[] values = row(all, 0);
        double[] weights = row(all, 1);
        for (Block next : summaries.subList(1, summaries.size())) {
            double[] others = row(next, 0);
            double[] otherWeights = row(next, 1);
            double[] merged = new double[values.length + others.length];
            double[] mergedWeights = new double[merged.length];
            int i = 0;
            int j = 0;
            for (int at = 0; at < merged.length; at++) {
                boolean first = j == others.length || (i < values.length && Double.compare(values[i], others[j]) <= 0);
                merged[at] = first ? values[i] : others[j];
                mergedWeights[at] = first ? weights[i++] : otherWeights[j++];
            }
            values = merged;
            weights = mergedWeights;
        }
        return thinned(values, weights, most);
    }

    private static double[] row(Block summary, int row) {
        int n = summary.shape()[1];
        return Arrays.copyOfRange(summary.doubles(), row * n, (row + 1) * n);
    }

    private static Block thinned(double[] values, double[] weights, int most) {
        int n = values.length;
        if (n <= most) {
            double[] both = Arrays.copyOf(values, 2 * n);
            System.arraycopy(weights, 0, both, n, n);
            return Block.of(both, 2, n);
        }
        double total = Arrays.stream(weights).sum();
        double[] both = new double[2 * most];
        int at = 0;
        double passed = weights[0];
        for (int i = 0; i < most; i++) {
            double rank = (i + 0.5) * total / most;
            while (passed < rank && at < n - 1) {
                passed += weights[++at];
            }
            both[i] = i == 0 ? values[0] : i == most - 1 ? values[n - 1] : values[at];
            both[most + i] = total / most;
        }
        return Block.of(both, 2, most);
    }

    /** Percentiles of a summary, between neighbours by their distance. */
    public static Block percentiles(double[] percents, Block summary) {
        double[] values = row(summary, 0);
        double[] weights = row(summary, 1);
        double total = Arrays.stream(weights).sum();
        double[] result = new double[percents.length];
        for (int i = 0; i < result.length; i++) {
            double place = percents[i] / 100 * (total - 1);
            double low = Math.floor(place);
            double a = at(values, weights, low);
            double b = at(values, weights, Math.min(total - 1, low + 1));
            boolean none = values.length == 0 || Double.isNaN(values[values.length - 1]);
            result[i] = none ? Double.NaN : a + (b - a) * (place - low);
        }
        return new Block(new int[] {result.length}, result);
    }

    private static double at(double[] values, double[] weights, double rank) {
        double passed = 0;
        for (int i = 0; i < values.length; i++) {
            passed += weights[i];
            if (rank < passed) {
                return values[i];
            }
        }
        return values.length == 0 ? Double.NaN : values[values.length - 1];
    }
}
