package io.akkord.array;

import io.akkord.array.expr.Cumulating;
import io.akkord.array.expr.Joining;
import io.akkord.array.expr.Ordering;
import io.akkord.array.kernel.Reduction;
import java.util.Arrays;

/** Cumulative sums, order, counts and correlations. */
public sealed interface Statistics extends ArrayOperand permits Chunked {

    /** Sums up to each element along an axis. */
    default Chunked cumsum(int axis) {
        return Chunked.of(Cumulating.cumulate(node(), Reduction.SUM, along(axis)));
    }

    /** Products up to each element along an axis. */
    default Chunked cumprod(int axis) {
        return Chunked.of(Cumulating.cumulate(node(), Reduction.PROD, along(axis)));
    }

    private int along(int axis) {
        return Shapes.axis(axis, node().chunks().rank());
    }

    /** Differences of neighbours along an axis. */
    default Chunked diff(int axis) {
        Slice[] slices = new Slice[along(axis) + 1];
        Arrays.fill(slices, Slice.all());
        Slice[] ahead = slices.clone();
        ahead[along(axis)] = Slice.from(1);
        slices[along(axis)] = Slice.to(-1);
        Chunked self = Chunked.of(node());
        return self.slice(ahead).minus(self.slice(slices));
    }

    /** In order along an axis, which becomes one chunk; NaNs last. */
    default Chunked sort(int axis) {
        return Chunked.of(Ordering.sort(node(), along(axis)));
    }

    /** The k greatest along an axis, the greatest first; the k least, the least first, if k is negative. */
    default Chunked topk(int k, int axis) {
        long length = node().chunks().length(along(axis));
        if (k == 0 || Math.abs((long) k) > length) {
            throw new IllegalArgumentException("topk of " + k + " along axis " + axis + " of size " + length);
        }
        return Chunked.of(Ordering.top(node(), Math.abs(k), along(axis), k > 0));
    }

    /**
     * Percentiles of all elements, between neighbours by their distance. Exact up to 65,536 elements; beyond, ranks are off by
     * at most one part in about 65,536 for each level of a tree of fan-in 16.
     */
    default Chunked percentile(double... percents) {
        requirePercents(percents);
        return Chunked.of(Ordering.percentiles(node(), percents));
    }

    /** Percentiles along an axis, exact; the axis becomes one chunk and is dropped, the percentiles are the first axis. */
    default Chunked percentileAlong(int axis, double... percents) {
        requirePercents(percents);
        return Chunked.of(Ordering.percentiles(node(), percents, along(axis)));
    }

    private static void requirePercents(double... percents) {
        for (double percent : percents) {
            if (!(percent >= 0 && percent <= 100)) {
                throw new IllegalArgumentException("percentiles must be in the range [0, 100]; one is " + percent);
            }
        }
    }

    /** The median along an axis, exact; the axis becomes one chunk. */
    default Chunked median(int axis) {
        boolean[] first = new boolean[node().chunks().rank()];
        first[0] = true;
        return Chunked.of(Joining.squeeze(percentileAlong(axis, 50).node(), first));
    }

    /** Numbers of elements between neighbouring edges; the last interval has its upper edge too. */
    default Chunked histogram(double... edges) {
        for (int i = 1; i < edges.length; i++) {
            if (!(edges[i - 1] <= edges[i])) {
                throw new IllegalArgumentException("bins must increase monotonically: " + Arrays.toString(edges));
            }
        }
        if (edges.length < 2) {
            throw new IllegalArgumentException("a histogram needs two edges at least: " + Arrays.toString(edges));
        }
        return Chunked.of(Ordering.histogram(node(), edges));
    }

    /** As above, with so many intervals of one width. */
    default Chunked histogram(int bins, double low, double high) {
        if (bins < 1 || !(low < high)) {
            throw new IllegalArgumentException("a histogram of " + bins + " bins from " + low + " to " + high
                    + "; give 1 at least, and low < high");
        }
        double[] edges = new double[bins + 1];
        Arrays.setAll(edges, i -> i == bins ? high : low + i * ((high - low) / bins));
        return histogram(edges);
    }

    /** How often each whole number from 0 to below this one stands in the array; others fail the task that meets them. */
    default Chunked bincount(int length) {
        if (node().dtype().isFloating()) {
            throw new IllegalArgumentException("bincount is of whole numbers, not of " + node().dtype());
        }
        return Chunked.of(Ordering.bins(node(), length));
    }

    /** The covariances of the columns of a matrix. */
    default Chunked covariance() {
        Chunked self = Chunked.of(node()).astype(DType.DOUBLE);
        Chunked centred = self.minus(self.mean(0));
        return Products.matmul(centred.transpose(), centred).dividedBy((double) (self.shape()[0] - 1));
    }

    /** The correlations of the columns of a matrix. */
    default Chunked correlation() {
        Chunked covariance = covariance();
        Chunked deviations = Linear.diagonal(covariance).sqrt();
        return covariance.dividedBy(Products.outer(deviations, deviations));
    }
}
