package io.akkord.array;

import io.akkord.array.expr.Expressions;
import io.akkord.array.expr.Joining;
import io.akkord.array.expr.Node;
import io.akkord.array.expr.Reducing;
import io.akkord.array.kernel.Reduction;
import io.akkord.array.tile.Op;

/**
 * Reductions over any axes, or over all if none is given; negative axes count from the back. Each is a tree: a state of each
 * chunk, made in the pass that computes the chunk, and merged in a fixed order, so results do not depend on who computes
 * what. {@code keep} variants leave reduced axes in place with length 1.
 */
public sealed interface Reducible extends ArrayOperand permits Chunked {

    /** Sum; of whole numbers and booleans as long. */
    default Chunked sum(int... axes) {
        return Chunked.of(squeezed(kept(Reduction.SUM, axes), axes));
    }

    /** As {@link #sum}; reduced axes stay, with length 1. */
    default Chunked sumKeep(int... axes) {
        return Chunked.of(kept(Reduction.SUM, axes));
    }

    /** Product; of whole numbers and booleans as long. */
    default Chunked prod(int... axes) {
        return Chunked.of(squeezed(kept(Reduction.PROD, axes), axes));
    }

    /** Least element; NaN if there is one. */
    default Chunked min(int... axes) {
        return Chunked.of(squeezed(kept(Reduction.MIN, axes), axes));
    }

    /** Greatest element; NaN if there is one. */
    default Chunked max(int... axes) {
        return Chunked.of(squeezed(kept(Reduction.MAX, axes), axes));
    }

    /** As {@link #max}; reduced axes stay, with length 1. */
    default Chunked maxKeep(int... axes) {
        return Chunked.of(kept(Reduction.MAX, axes));
    }

    /** Mean. */
    default Chunked mean(int... axes) {
        return Chunked.of(squeezed(meanKeep(axes).node(), axes));
    }

    /** As {@link #mean}; reduced axes stay, with length 1. */
    default Chunked meanKeep(int... axes) {
        DType type = node().dtype().floating();
        Chunked sum = Chunked.of(Reducing.reduce(node(), Reduction.SUM, chosen(axes), sumType(), 0));
        return sum.astype(DType.DOUBLE).dividedBy((double) reducedCount(axes)).astype(type);
    }

    /** Variance: the mean of squared distances from the mean. */
    default Chunked var(int... axes) {
        return variance(0, axes);
    }

    /** Variance with a divisor that is so much less than the number of elements. */
    default Chunked variance(double ddof, int... axes) {
        DType type = node().dtype().floating();
        return Chunked.of(squeezed(Reducing.reduce(node(), Reduction.MOMENTS, chosen(axes), type, ddof), axes));
    }

    /** Standard deviation. */
    default Chunked std(int... axes) {
        return var(axes).sqrt();
    }

    /** Whether any element is not zero. */
    default Chunked any(int... axes) {
        Node truth = Expressions.cast(node(), DType.BOOLEAN);
        return Chunked.of(squeezed(Reducing.reduce(truth, Reduction.SUM, chosen(axes), DType.BOOLEAN, 0), axes));
    }

    /** Whether all elements are not zero. */
    default Chunked all(int... axes) {
        Node truth = Expressions.cast(node(), DType.BOOLEAN);
        return Chunked.of(squeezed(Reducing.reduce(truth, Reduction.PROD, chosen(axes), DType.BOOLEAN, 0), axes));
    }

    /** Number of elements that are not zero. */
    default Chunked countNonzero(int... axes) {
        return Chunked.of(Expressions.cast(node(), DType.BOOLEAN)).sum(axes);
    }

    /** Index of the first least element: along an axis, or through the whole array if none is given. */
    default Chunked argmin(int... axis) {
        return extremum(Reduction.ARGMIN, axis);
    }

    /** Index of the first greatest element: along an axis, or through the whole array if none is given. */
    default Chunked argmax(int... axis) {
        return extremum(Reduction.ARGMAX, axis);
    }

    /** Square root of the sum of squares. */
    default Chunked norm(int... axes) {
        Chunked self = Chunked.of(Expressions.cast(node(), node().dtype().floating()));
        return self.square().sum(axes).sqrt();
    }

    /** As {@link #sum}, without NaNs. */
    default Chunked nansum(int... axes) {
        return Chunked.of(withoutNaN(0)).sum(axes);
    }

    /** As {@link #prod}, without NaNs. */
    default Chunked nanprod(int... axes) {
        return Chunked.of(withoutNaN(1)).prod(axes);
    }

    /** As {@link #mean}, without NaNs. */
    default Chunked nanmean(int... axes) {
        return nansum(axes).dividedBy(numbers().sum(axes).astype(node().dtype().floating()));
    }

    /** As {@link #min}, without NaNs; NaN where there is nothing else. */
    default Chunked nanmin(int... axes) {
        return numbers()
                .any(axes)
                .where(Chunked.of(withoutNaN(Double.POSITIVE_INFINITY)).min(axes), Double.NaN);
    }

    /** As {@link #max}, without NaNs; NaN where there is nothing else. */
    default Chunked nanmax(int... axes) {
        return numbers()
                .any(axes)
                .where(Chunked.of(withoutNaN(Double.NEGATIVE_INFINITY)).max(axes), Double.NaN);
    }

    /** As {@link #var}, without NaNs. */
    default Chunked nanvar(int... axes) {
        Chunked self = Chunked.of(node());
        Chunked count = numbers().sumKeep(axes).astype(DType.DOUBLE);
        Chunked mean = Chunked.of(withoutNaN(0)).sumKeep(axes).dividedBy(count);
        Chunked distances = numbers().where(self.minus(mean).square(), 0);
        return distances
                .sum(axes)
                .dividedBy(numbers().sum(axes).astype(DType.DOUBLE))
                .astype(node().dtype().floating());
    }

    /** As {@link #std}, without NaNs. */
    default Chunked nanstd(int... axes) {
        return nanvar(axes).sqrt();
    }

    private Chunked numbers() {
        return Chunked.of(Expressions.unary(Op.LOGICAL_NOT, Expressions.unary(Op.ISNAN, node())));
    }

    private Node withoutNaN(double instead) {
        if (!node().dtype().isFloating()) {
            return node();
        }
        return Expressions.where(
                Expressions.unary(Op.ISNAN, node()),
                Expressions.scalar(instead, node().chunks(), node().dtype()),
                node());
    }

    private DType sumType() {
        return node().dtype().isFloating() ? DType.DOUBLE : DType.LONG;
    }

    private boolean[] chosen(int... axes) {
        return Shapes.axes(axes, node().chunks().rank());
    }

    private long reducedCount(int... axes) {
        boolean[] chosen = chosen(axes);
        long count = 1;
        for (int axis = 0; axis < chosen.length; axis++) {
            count *= chosen[axis] ? node().chunks().length(axis) : 1;
        }
        return count;
    }

    private Node kept(Reduction reduction, int... axes) {
        boolean extremum = reduction == Reduction.MIN || reduction == Reduction.MAX;
        if (extremum) {
            requireSome("reduction operation " + reduction, axes);
        }
        DType type = extremum || node().dtype().isFloating() ? node().dtype() : DType.LONG;
        return Reducing.reduce(node(), reduction, chosen(axes), type, 0);
    }

    private void requireSome(String what, int... axes) {
        if (reducedCount(axes) == 0) {
            throw new IllegalArgumentException("zero-size array to " + what + " which has no identity; its shape is "
                    + Shapes.text(node().chunks().shape()));
        }
    }

    private Chunked extremum(Reduction reduction, int... axis) {
        if (axis.length > 1) {
            throw new IllegalArgumentException(
                    reduction + " is along one axis, or through the whole array; give one axis or none");
        }
        requireSome(reduction.toString(), axis);
        return Chunked.of(squeezed(Reducing.reduce(node(), reduction, chosen(axis), DType.LONG, 0), axis));
    }

    private Node squeezed(Node reduced, int... axes) {
        return Joining.squeeze(reduced, chosen(axes));
    }
}
