package io.akkord.array.kernel;

import io.akkord.array.Block;
import io.akkord.array.DType;
import io.akkord.array.Shapes;
import java.util.Arrays;

/** Operations of cumulative sums and products: inside a chunk, what it hands on, and with what came before it. */
public final class Cumulation {

    private Cumulation() {}

    /** Which one, along which axis. */
    public record Along(Reduction reduction, int axis) {}

    /** Inside a chunk. */
    public static Block inside(Along along, Block block) {
        Block result = Block.zeros(block.dtype(), block.shape());
        System.arraycopy(block.data(), 0, result.data(), 0, block.size());
        int[] shape = block.shape();
        int stride = Shapes.strides(shape)[along.axis()];
        int length = shape[along.axis()];
        int step = stride * length;
        for (int outer = 0; step > 0 && outer < block.size(); outer += step) {
            for (int i = 1; i < length; i++) {
                combine(along, result, outer + i * stride, result, outer + (i - 1) * stride, stride);
            }
        }
        return result;
    }

    private static void combine(Along along, Block to, int at, Block from, int first, int n) {
        if (to.data() instanceof double[] values) {
            DoubleFold.into(along.reduction(), values, at, from.doubles(), first, n);
        } else {
            for (int i = 0; i < n; i++) {
                to.longs()[at + i] = LongFold.apply(along.reduction(), to.longs()[at + i], from.longs()[first + i]);
            }
        }
    }

    /** The last elements along the axis; of none, what changes nothing. */
    public static Block last(Along along, Block block) {
        int[] from = new int[block.rank()];
        int[] count = block.shape().clone();
        int[] step = new int[block.rank()];
        Arrays.fill(step, 1);
        count[along.axis()] = 1;
        from[along.axis()] = block.shape()[along.axis()] - 1;
        if (from[along.axis()] >= 0) {
            return Layout.cut(new Layout.Cut(from, count, step), block);
        }
        Block nothing = Block.zeros(block.dtype(), count);
        for (int i = 0; i < nothing.size(); i++) {
            Layout.setWhole(nothing, i, along.reduction() == Reduction.PROD ? 1 : 0);
        }
        return nothing;
    }

    /** What came before, and what a chunk hands on, together. */
    public static Block carry(Along along, Block before, Block last) {
        Block sum = Block.zeros(last.dtype(), last.shape());
        System.arraycopy(before.data(), 0, sum.data(), 0, sum.size());
        combine(along, sum, 0, last, 0, sum.size());
        return sum;
    }

    /** A chunk with what came before it. */
    public static Block with(Along along, Block before, Block block) {
        Block result = Block.zeros(block.dtype(), block.shape());
        System.arraycopy(block.data(), 0, result.data(), 0, block.size());
        int stride = Shapes.strides(block.shape())[along.axis()];
        int step = stride * block.shape()[along.axis()];
        for (int at = 0; step > 0 && at < block.size(); at += stride) {
            combine(along, result, at, before, at / step * stride, stride);
        }
        return result;
    }

    /** The type in which sums are kept. */
    public static DType stateType(DType type) {
        return type.isFloating() ? DType.DOUBLE : DType.LONG;
    }
}
