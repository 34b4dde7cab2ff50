package io.akkord.array;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Shapes: their sizes, their texts in NumPy's form, and NumPy's broadcasting. */
public final class Shapes {

    private Shapes() {}

    /** Number of elements. */
    public static long size(int... shape) {
        long size = 1;
        for (int length : shape) {
            requireLength(length);
            size = Math.multiplyExact(size, (long) length);
        }
        return size;
    }

    /** Number of elements. */
    public static long size(long... shape) {
        long size = 1;
        for (long length : shape) {
            requireLength(length);
            size = Math.multiplyExact(size, length);
        }
        return size;
    }

    private static void requireLength(long length) {
        if (length < 0) {
            throw new IllegalArgumentException("negative dimensions are not allowed: " + length);
        }
    }

    /** As NumPy writes it: {@code (3, 4)}, {@code (3,)}, {@code ()}. */
    public static String text(long... shape) {
        String inner = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
        return shape.length == 1 ? "(" + inner + ",)" : "(" + inner + ")";
    }

    /** As NumPy writes it. */
    public static String text(int... shape) {
        return text(toLongs(shape));
    }

    /** The same lengths as longs. */
    public static long[] toLongs(int... shape) {
        return Arrays.stream(shape).asLongStream().toArray();
    }

    /** How far apart, in elements, neighbours along each axis lie in C order. */
    public static long[] strides(long... shape) {
        long[] strides = new long[shape.length];
        long step = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = step;
            step *= shape[axis];
        }
        return strides;
    }

    /** As {@link #strides(long...)}, for one block. */
    public static int[] strides(int... shape) {
        return Arrays.stream(strides(toLongs(shape))).mapToInt(Math::toIntExact).toArray();
    }

    /**
     * The common shape of both: aligned at the last axis, axes of length 1 stretched.
     *
     * @throws IllegalArgumentException naming both shapes if they do not fit
     */
    public static long[] broadcast(long[] a, long[] b) {
        long[] shape = new long[Math.max(a.length, b.length)];
        for (int back = 1; back <= shape.length; back++) {
            long x = back <= a.length ? a[a.length - back] : 1;
            long y = back <= b.length ? b[b.length - back] : 1;
            if (x != y && x != 1 && y != 1) {
                throw new IllegalArgumentException(
                        "operands could not be broadcast together with shapes " + text(a) + " " + text(b));
            }
            shape[shape.length - back] = x == 1 ? y : x;
        }
        return shape;
    }

    /**
     * The axis counted from the front; a negative one counts from the back.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static int axis(int axis, int rank) {
        if (axis < -rank || axis >= rank) {
            throw new IllegalArgumentException("axis " + axis + " is out of bounds for array of dimension " + rank);
        }
        return axis < 0 ? axis + rank : axis;
    }

    /**
     * Whether each axis is among the given ones; none given means all.
     *
     * @throws IllegalArgumentException if one does not exist or is given twice
     */
    public static boolean[] axes(int[] axes, int rank) {
        boolean[] chosen = new boolean[rank];
        Arrays.fill(chosen, axes.length == 0);
        for (int axis : axes) {
            if (chosen[axis(axis, rank)]) {
                throw new IllegalArgumentException("duplicate value in 'axis': " + Arrays.toString(axes));
            }
            chosen[axis(axis, rank)] = true;
        }
        return chosen;
    }
}
