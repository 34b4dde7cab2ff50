package io.akkord.array;

import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * A piece of an array, or a whole one, as a task's result: its elements in one Java array, the last axis fastest
 * (C order).
 *
 * <p>Equal when shapes and elements are. The arrays are shared, not copied: leave them alone once they are in a block.
 *
 * @param shape elements along each axis; none for a single number
 * @param data {@code double[]}, {@code float[]}, {@code long[]}, {@code int[]} or {@code boolean[]} of as many elements
 */
public record Block(int[] shape, Object data) {

    /** Throws {@link IllegalArgumentException} when shape and data do not match. */
    public Block {
        DType.of(data);
        if (Shapes.size(shape) != Array.getLength(data)) {
            throw new IllegalArgumentException(
                    "cannot reshape array of size " + Array.getLength(data) + " into shape " + Shapes.text(shape));
        }
    }

    /** Zeros, or false. */
    public static Block zeros(DType dtype, int... shape) {
        return new Block(shape, dtype.allocate(Math.toIntExact(Shapes.size(shape))));
    }

    /** These elements in this shape; without a shape, along one axis. */
    public static Block of(Object data, int... shape) {
        return new Block(shape.length == 0 ? new int[] {Array.getLength(data)} : shape, data);
    }

    /** A single number, of shape {@code ()}. */
    public static Block scalar(double value) {
        return new Block(new int[0], new double[] {value});
    }

    /** The type of the elements. */
    public DType dtype() {
        return DType.of(data);
    }

    /** Number of axes. */
    public int rank() {
        return shape.length;
    }

    /** Number of elements. */
    public int size() {
        return Array.getLength(data);
    }

    /** The same elements in another shape of the same size. */
    public Block reshape(int... other) {
        return new Block(other, data);
    }

    /** The elements, not copied; a ClassCastException says what they are instead. */
    public double[] doubles() {
        return (double[]) data;
    }

    /** The elements, not copied. */
    public float[] floats() {
        return (float[]) data;
    }

    /** The elements, not copied. */
    public long[] longs() {
        return (long[]) data;
    }

    /** The elements, not copied. */
    public int[] ints() {
        return (int[]) data;
    }

    /** The elements, not copied. */
    public boolean[] booleans() {
        return (boolean[]) data;
    }

    /** The element at this place, counted from 0 along each axis; true is 1. */
    public double at(int... index) {
        if (index.length != shape.length) {
            throw new IndexOutOfBoundsException(index.length + " indices for an array of shape " + Shapes.text(shape));
        }
        int flat = 0;
        for (int axis = 0; axis < index.length; axis++) {
            flat = flat * shape[axis] + java.util.Objects.checkIndex(index[axis], shape[axis]);
        }
        return element(flat);
    }

    /** The element at this place in C order; true is 1. */
    public double element(int flat) {
        return data instanceof boolean[] flags ? (flags[flat] ? 1 : 0) : Array.getDouble(data, flat);
    }

    /** As {@link #element}, for whole numbers, without loss. */
    public long wholeElement(int flat) {
        return data instanceof boolean[] flags ? (flags[flat] ? 1 : 0) : Array.getLong(data, flat);
    }

    /** The elements as doubles; the array itself if they are. */
    public double[] toDoubles() {
        if (data instanceof double[] values) {
            return values;
        }
        double[] values = new double[size()];
        Arrays.setAll(values, this::element);
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Block that
                && Arrays.equals(shape, that.shape)
                && Arrays.deepEquals(new Object[] {data}, new Object[] {that.data});
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.deepHashCode(new Object[] {data});
    }

    /** Type and shape only, such as {@code Block[double, (3, 4)]}. */
    @Override
    public String toString() {
        return "Block[" + dtype() + ", " + Shapes.text(shape) + "]";
    }
}
