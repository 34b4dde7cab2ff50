package io.akkord.array.kernel;

import io.akkord.array.Block;
import io.akkord.array.Shapes;
import java.util.Arrays;
import java.util.List;

/** Operations that order elements along an axis; NaNs come last, as in NumPy. */
public final class Sorting {

    private Sorting() {}

    /**
     * The first or last elements in order.
     *
     * @param greatest whether those are wanted, the greatest first; else the least, the least first
     */
    public record Top(int k, int axis, boolean greatest) {}

    /** Percentiles along an axis, which is dropped, with the percentiles as a new first axis. */
    public record Percentiles(double[] percents, int axis) {}

    /** Upwards along an axis. */
    public static Block sort(int axis, Block block) {
        int last = block.rank() - 1;
        Block turned = axis == last ? copy(block) : Layout.transpose(swapped(block.rank(), axis), block);
        int length = turned.shape()[last];
        for (int at = 0; length > 1 && at < block.size(); at += length) {
            sortRun(turned.data(), at, at + length);
        }
        return axis == last ? turned : Layout.transpose(swapped(block.rank(), axis), turned);
    }

    private static Block copy(Block block) {
        Block copy = Block.zeros(block.dtype(), block.shape());
        System.arraycopy(block.data(), 0, copy.data(), 0, block.size());
        return copy;
    }

    private static int[] swapped(int rank, int axis) {
        int[] permutation = new int[rank];
        Arrays.setAll(permutation, i -> i);
        permutation[axis] = rank - 1;
        permutation[rank - 1] = axis;
        return permutation;
    }

    private static void sortRun(Object data, int from, int to) {
        if (data instanceof double[] values) {
            Arrays.sort(values, from, to);
        } else if (data instanceof float[] values) {
            Arrays.sort(values, from, to);
        } else if (data instanceof long[] values) {
            Arrays.sort(values, from, to);
        } else if (data instanceof int[] values) {
            Arrays.sort(values, from, to);
        } else {
            boolean[] values = (boolean[]) data;
            int ones = 0;
            for (int i = from; i < to; i++) {
                ones += values[i] ? 1 : 0;
            }
            Arrays.fill(values, from, to - ones, false);
            Arrays.fill(values, to - ones, to, true);
        }
    }

    /** Of one block; all of them in order if there are fewer. */
    public static Block top(Top top, Block block) {
        Block sorted = sort(top.axis(), block);
        int length = block.shape()[top.axis()];
        int[] from = new int[block.rank()];
        int[] count = block.shape().clone();
        int[] step = new int[block.rank()];
        Arrays.fill(step, 1);
        count[top.axis()] = Math.min(top.k(), length);
        from[top.axis()] = top.greatest() ? Math.max(0, length - 1) : 0;
        step[top.axis()] = top.greatest() ? -1 : 1;
        return Layout.cut(new Layout.Cut(from, count, step), sorted);
    }

    /** Of several blocks, one after the other along the axis. */
    public static Block topOf(Top top, List<Block> blocks) {
        int[] shape = blocks.get(0).shape().clone();
        int[][] at = new int[blocks.size()][];
        int length = 0;
        for (int i = 0; i < at.length; i++) {
            at[i] = new int[shape.length];
            at[i][top.axis()] = length;
            length += blocks.get(i).shape()[top.axis()];
        }
        shape[top.axis()] = length;
        return top(top, Layout.assemble(new Layout.Assembly(shape, List.of(at)), blocks));
    }

    /** Percentiles along an axis, between neighbours by their distance, as NumPy's default. */
    public static Block percentiles(Percentiles spec, Block block) {
        int last = block.rank() - 1;
        Block turned = spec.axis() == last ? copy(block) : Layout.transpose(moved(block.rank(), spec.axis()), block);
        int length = turned.shape()[last];
        int[] shape = turned.shape().clone();
        System.arraycopy(turned.shape(), 0, shape, 1, last);
        shape[0] = spec.percents().length;
        int runs = Math.toIntExact(Shapes.size(Arrays.copyOfRange(shape, 1, shape.length)));
        Block result = Block.zeros(block.dtype().floating(), shape);
        for (int run = 0; run < runs; run++) {
            sortRun(turned.data(), run * length, (run + 1) * length);
            for (int i = 0; i < spec.percents().length; i++) {
                Layout.set(result, i * runs + run, between(turned, run * length, length, spec.percents()[i]));
            }
        }
        return result;
    }

    /** An axis last, the others in their order. */
    private static int[] moved(int rank, int axis) {
        int[] permutation = new int[rank];
        for (int i = 0; i < rank; i++) {
            permutation[i] = i == rank - 1 ? axis : i < axis ? i : i + 1;
        }
        return permutation;
    }

    private static double between(Block sorted, int from, int length, double percent) {
        if (length == 0 || Double.isNaN(sorted.element(from + length - 1))) {
            return Double.NaN;
        }
        double place = percent / 100 * (length - 1);
        int low = (int) Math.floor(place);
        double a = sorted.element(from + low);
        double b = sorted.element(from + Math.min(length - 1, low + 1));
        return a + (b - a) * (place - low);
    }
}
