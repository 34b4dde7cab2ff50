package io.akkord.array;

import io.akkord.api.Session;
import io.akkord.array.expr.Joining;
import io.akkord.array.expr.Masking;
import io.akkord.array.expr.Node;
import io.akkord.array.expr.Slicing;
import io.akkord.array.expr.Taking;
import io.akkord.array.kernel.Masks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Parts of arrays. Negative indices count from the back. */
public sealed interface Indexable extends ArrayOperand permits Chunked {

    /** A part: one slice for each of the first axes; the others are taken whole. */
    default Chunked slice(Slice... slices) {
        if (slices.length > node().chunks().rank()) {
            throw new IndexOutOfBoundsException("too many indices for array: array is "
                    + node().chunks().rank() + "-dimensional, but " + slices.length + " were indexed");
        }
        return Chunked.of(Slicing.slice(node(), List.of(slices)));
    }

    /** A part in Python's form: {@code slice("1:-1, ::2")}; a single number takes one index and drops the axis. */
    default Chunked slice(String text) {
        String[] parts = text.isBlank() ? new String[0] : text.split(",", -1);
        Slice[] slices = new Slice[parts.length];
        boolean[] dropped = new boolean[node().chunks().rank()];
        for (int axis = 0; axis < parts.length; axis++) {
            boolean single = !parts[axis].contains(":");
            if (axis < dropped.length) {
                dropped[axis] = single;
            }
            slices[axis] = single && axis < dropped.length
                    ? one(number(parts[axis]), axis)
                    : single ? Slice.all() : Slice.parse(parts[axis]);
        }
        return Chunked.of(Joining.squeeze(slice(slices).node(), dropped));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "\"" + text.strip() + "\" is no index; write a whole number or a slice such as \"1:-1\"", e);
        }
    }

    private Slice one(long index, int axis) {
        long length = node().chunks().length(axis);
        if (index < -length || index >= length) {
            throw new IndexOutOfBoundsException(
                    "index " + index + " is out of bounds for axis " + axis + " with size " + length);
        }
        long place = index < 0 ? index + length : index;
        return Slice.of(place, place + 1);
    }

    /** One element along an axis, which is dropped. */
    default Chunked at(long index, int axis) {
        int along = Shapes.axis(axis, node().chunks().rank());
        Slice[] slices = new Slice[along + 1];
        Arrays.fill(slices, Slice.all());
        slices[along] = one(index, along);
        boolean[] dropped = new boolean[node().chunks().rank()];
        dropped[along] = true;
        return Chunked.of(Joining.squeeze(slice(slices).node(), dropped));
    }

    /** The elements at these indices along an axis, in this order, as often as they are named. */
    default Chunked take(long[] indices, int axis) {
        return Chunked.of(
                Taking.take(node(), indices, Shapes.axis(axis, node().chunks().rank())));
    }

    /** The elements along an axis whose flag is set. */
    default Chunked take(boolean[] flags, int axis) {
        int along = Shapes.axis(axis, node().chunks().rank());
        if (flags.length != node().chunks().length(along)) {
            throw new IndexOutOfBoundsException("boolean index did not match indexed array along axis " + along
                    + "; size of axis is " + node().chunks().length(along) + " but size of boolean axis is "
                    + flags.length);
        }
        return take(
                IntStream.range(0, flags.length)
                        .filter(i -> flags[i])
                        .asLongStream()
                        .toArray(),
                along);
    }

    /**
     * The elements whose flags are set, in C order along one axis. No array here has a length that is not known, so the flags
     * of each chunk are counted now, by a graph of its own on the session; the elements are computed with the result.
     *
     * @param mask booleans of this array's shape
     */
    default Chunked select(Session session, Chunked mask) {
        requireFlags(mask);
        if (!Arrays.equals(mask.shape(), node().chunks().shape())) {
            throw new IndexOutOfBoundsException("boolean index did not match indexed array; its shape is "
                    + Shapes.text(mask.shape()) + " but the array's is "
                    + Shapes.text(node().chunks().shape()));
        }
        return Chunked.of(node()).flatten().select(session, mask.flatten(), 0);
    }

    /**
     * The elements along an axis whose flags are set; see {@link #select(Session, Chunked)}.
     *
     * @param mask booleans along one axis, as many as this array has elements along {@code axis}
     */
    default Chunked select(Session session, Chunked mask, int axis) {
        requireFlags(mask);
        int along = Shapes.axis(axis, node().chunks().rank());
        if (mask.rank() != 1 || mask.size() != node().chunks().length(along)) {
            throw new IndexOutOfBoundsException("boolean index did not match indexed array along axis " + along
                    + "; size of axis is " + node().chunks().length(along) + " but shape of boolean index is "
                    + Shapes.text(mask.shape()));
        }
        int[] lengths = node().chunks().lengths(along);
        Chunked flags = mask.rechunk(Chunks.of(lengths));
        int[] ones = new int[lengths.length];
        Arrays.fill(ones, 1);
        long[] counts = flags.mapBlocks(Masks::count, DType.LONG, Chunks.of(ones))
                .compute(session)
                .longs();
        return Chunked.of(Masking.select(node(), flags.node(), along, counts));
    }

    private static void requireFlags(Chunked mask) {
        if (mask.dtype() != DType.BOOLEAN) {
            throw new IllegalArgumentException("a mask is of booleans, but this one is of " + mask.dtype()
                    + "; compare it with something, or give indices to take");
        }
    }

    /** Backwards along these axes, or all. */
    default Chunked flip(int... axes) {
        boolean[] chosen = Shapes.axes(axes, node().chunks().rank());
        List<Slice> slices = new ArrayList<>();
        for (boolean flipped : chosen) {
            slices.add(flipped ? Slice.step(-1) : Slice.all());
        }
        return Chunked.of(Slicing.slice(node(), slices));
    }

    /** Shifted along an axis; what leaves at the end comes in at the beginning. */
    default Chunked roll(long shift, int axis) {
        int along = Shapes.axis(axis, node().chunks().rank());
        long length = node().chunks().length(along);
        long cut = length == 0 ? 0 : Math.floorMod(-shift, length);
        if (cut == 0) {
            return Chunked.of(node());
        }
        Node end = part(along, Slice.from(cut));
        return Chunked.of(Joining.concatenate(List.of(end, part(along, Slice.to(cut))), along));
    }

    private Node part(int axis, Slice slice) {
        Slice[] slices = new Slice[axis + 1];
        Arrays.fill(slices, Slice.all());
        slices[axis] = slice;
        return Slicing.slice(node(), List.of(slices));
    }
}
