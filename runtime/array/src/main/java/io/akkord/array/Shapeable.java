package io.akkord.array;

import io.akkord.array.expr.Joining;
import io.akkord.array.expr.Reshaping;
import io.akkord.array.expr.TransposeNode;
import java.util.Arrays;

/** Arrays in other shapes. */
public sealed interface Shapeable extends ArrayOperand permits Chunked {

    /** Axes in the opposite order, or in this one: axis i of the result is the given i-th. */
    default Chunked transpose(int... axes) {
        int rank = node().chunks().rank();
        int[] permutation = new int[rank];
        if (axes.length == 0) {
            Arrays.setAll(permutation, axis -> rank - 1 - axis);
        } else {
            if (axes.length != rank) {
                throw new IllegalArgumentException("axes don't match array: " + Arrays.toString(axes) + " for shape "
                        + Shapes.text(node().chunks().shape()));
            }
            Shapes.axes(axes, rank);
            Arrays.setAll(permutation, axis -> Shapes.axis(axes[axis], rank));
        }
        boolean same = true;
        for (int axis = 0; axis < rank; axis++) {
            same &= permutation[axis] == axis;
        }
        return Chunked.of(same ? node() : new TransposeNode(node(), permutation));
    }

    /** Two axes exchanged. */
    default Chunked swapAxes(int a, int b) {
        int rank = node().chunks().rank();
        int[] axes = new int[rank];
        Arrays.setAll(axes, axis -> axis);
        axes[Shapes.axis(a, rank)] = Shapes.axis(b, rank);
        axes[Shapes.axis(b, rank)] = Shapes.axis(a, rank);
        return transpose(axes);
    }

    /** The same elements in C order in another shape; one length may be -1, which is then what is left. */
    default Chunked reshape(long... shape) {
        long[] full = shape.clone();
        int unknown = -1;
        long known = 1;
        for (int axis = 0; axis < full.length; axis++) {
            if (full[axis] == -1 && unknown >= 0) {
                throw new IllegalArgumentException("can only specify one unknown dimension: " + Shapes.text(shape));
            }
            if (full[axis] == -1) {
                unknown = axis;
            } else {
                known *= full[axis];
            }
        }
        if (unknown >= 0) {
            long size = node().chunks().size();
            if (known == 0 || size % known != 0) {
                throw new IllegalArgumentException(
                        "cannot reshape array of size " + size + " into shape " + Shapes.text(shape));
            }
            full[unknown] = size / known;
        }
        return Chunked.of(Reshaping.reshape(node(), full));
    }

    /** All elements along one axis. */
    default Chunked flatten() {
        return reshape(-1);
    }

    /** With one axis of length 1 more, at this place. */
    default Chunked expandDims(int axis) {
        return Chunked.of(
                Joining.expand(node(), Shapes.axis(axis, node().chunks().rank() + 1)));
    }

    /** Without axes of length 1: these, or all of them. */
    default Chunked squeeze(int... axes) {
        int rank = node().chunks().rank();
        boolean[] dropped = new boolean[rank];
        for (int axis = 0; axis < rank; axis++) {
            dropped[axis] = axes.length == 0 && node().chunks().length(axis) == 1;
        }
        for (int axis : axes) {
            dropped[Shapes.axis(axis, rank)] = true;
        }
        return Chunked.of(Joining.squeeze(node(), dropped));
    }

    /** Stretched to a shape by NumPy's rules. */
    default Chunked broadcastTo(long... shape) {
        return Create.broadcast(Chunked.of(node()), shape);
    }
}
