package io.akkord.array.kernel;

import io.akkord.array.Block;
import io.akkord.array.Shapes;
import java.util.Arrays;
import java.util.List;

/** Operations that move elements and compute nothing. */
public final class Layout {

    private Layout() {}

    /**
     * Part of a block.
     *
     * @param from first element along each axis
     * @param count elements along each
     * @param step from one to the next; negative to go backwards
     */
    public record Cut(int[] from, int[] count, int[] step) {

        /** Whether it is all of a block of this shape. */
        public boolean isAll(int[] shape) {
            return Arrays.equals(count, shape) && Arrays.stream(step).allMatch(s -> s == 1);
        }
    }

    /**
     * Where pieces go in a block.
     *
     * @param at the first element of each piece along each axis
     */
    public record Assembly(int[] shape, List<int[]> at) {

        public Assembly {
            at = List.copyOf(at);
        }
    }

    /**
     * Elements chosen along an axis.
     *
     * @param source which block each is taken from
     * @param place where in it
     */
    public record Choice(int axis, int[] source, int[] place) {}

    /** Two axes, the first before the second. */
    public record Axes(int first, int second) {}

    /** The elements whose indices along two axes are equal; they stand along the first, and the second is gone. */
    public static Block diagonal(Axes axes, Block block) {
        int[] strides = Shapes.strides(block.shape());
        int[] shape = new int[block.rank() - 1];
        int[] from = new int[shape.length];
        for (int axis = 0; axis < shape.length; axis++) {
            int source = axis < axes.second() ? axis : axis + 1;
            shape[axis] = block.shape()[source];
            from[axis] = strides[source] + (axis == axes.first() ? strides[axes.second()] : 0);
        }
        Block diagonal = Block.zeros(block.dtype(), shape);
        Copying.box(block.data(), 0, from, diagonal.data(), 0, Shapes.strides(shape), shape);
        return diagonal;
    }

    /** Axes in another order: axis i of the result is axis {@code permutation[i]} of the block. */
    public static Block transpose(int[] permutation, Block block) {
        int rank = block.rank();
        int[] strides = Shapes.strides(block.shape());
        int[] shape = new int[rank];
        int[] from = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            shape[axis] = block.shape()[permutation[axis]];
            from[axis] = strides[permutation[axis]];
        }
        Block turned = Block.zeros(block.dtype(), shape);
        Copying.box(block.data(), 0, from, turned.data(), 0, Shapes.strides(shape), shape);
        return turned;
    }

    /** A part. */
    public static Block cut(Cut cut, Block block) {
        if (cut.isAll(block.shape())) {
            return block;
        }
        int[] strides = Shapes.strides(block.shape());
        int first = 0;
        int[] from = new int[strides.length];
        for (int axis = 0; axis < strides.length; axis++) {
            first += cut.from()[axis] * strides[axis];
            from[axis] = strides[axis] * cut.step()[axis];
        }
        Block part = Block.zeros(block.dtype(), cut.count());
        Copying.box(block.data(), first, from, part.data(), 0, Shapes.strides(cut.count()), cut.count());
        return part;
    }

    /** Pieces put together. */
    public static Block assemble(Assembly assembly, List<Block> pieces) {
        Block whole = Block.zeros(pieces.get(0).dtype(), assembly.shape());
        for (int i = 0; i < pieces.size(); i++) {
            put(pieces.get(i), whole, assembly.at().get(i));
        }
        return whole;
    }

    static void put(Block piece, Block whole, int[] at) {
        int[] strides = Shapes.strides(whole.shape());
        int start = 0;
        for (int axis = 0; axis < strides.length; axis++) {
            start += at[axis] * strides[axis];
        }
        Copying.box(piece.data(), 0, Shapes.strides(piece.shape()), whole.data(), start, strides, piece.shape());
    }

    /** The same elements in another shape. */
    public static Block reshape(int[] shape, Block block) {
        return block.reshape(shape);
    }

    /** Elements chosen along an axis, from any of the blocks. */
    public static Block take(Choice choice, List<Block> blocks) {
        int axis = choice.axis();
        int[] shape = blocks.get(0).shape().clone();
        shape[axis] = choice.source().length;
        Block taken = Block.zeros(blocks.get(0).dtype(), shape);
        int[] slice = shape.clone();
        slice[axis] = 1;
        int[] strides = Shapes.strides(shape);
        for (int i = 0; i < choice.source().length; i++) {
            Block from = blocks.get(choice.source()[i]);
            int[] own = Shapes.strides(from.shape());
            Copying.box(
                    from.data(), choice.place()[i] * own[axis], own, taken.data(), i * strides[axis], strides, slice);
        }
        return taken;
    }

    /** One value everywhere. */
    public static Block filled(io.akkord.array.DType type, double value, int... shape) {
        Block block = Block.zeros(type, shape);
        for (int i = 0; i < block.size(); i++) {
            set(block, i, value);
        }
        return block;
    }

    /** Zeros of this shape. */
    public static Block zeros(int[] shape) {
        return Block.zeros(io.akkord.array.DType.DOUBLE, shape);
    }

    /** The numbers from 0, as a column. */
    public static Block order(int length) {
        double[] order = new double[length];
        Arrays.setAll(order, i -> i);
        return Block.of(order, length, 1);
    }

    /** A column as indices. */
    public static Block toIndices(Block column) {
        return Block.of(Arrays.stream(column.doubles()).mapToLong(x -> (long) x).toArray());
    }

    /** The product of numbers. */
    public static Block product(List<Double> factors) {
        return Block.scalar(factors.stream().reduce(1.0, (a, b) -> a * b));
    }

    /** A number in the type of the block. */
    static void set(Block block, int flat, double value) {
        Object data = block.data();
        if (data instanceof double[] values) {
            values[flat] = value;
        } else if (data instanceof float[] values) {
            values[flat] = (float) value;
        } else if (data instanceof boolean[] values) {
            values[flat] = value != 0;
        } else {
            setWhole(block, flat, (long) value);
        }
    }

    /** A whole number in the type of the block. */
    static void setWhole(Block block, int flat, long value) {
        Object data = block.data();
        if (data instanceof long[] values) {
            values[flat] = value;
        } else if (data instanceof int[] values) {
            values[flat] = (int) value;
        } else if (data instanceof boolean[] values) {
            values[flat] = value != 0;
        } else {
            set(block, flat, (double) value);
        }
    }
}
