package io.akkord.array;

import io.akkord.api.Operation1;
import io.akkord.api.Operation2;
import io.akkord.array.expr.Joining;
import io.akkord.array.expr.Mapping;
import io.akkord.array.expr.Node;
import io.akkord.array.expr.Taking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Users' operations on chunks, with the elements around them where wanted, and borders around arrays. */
public sealed interface Neighbourhoods extends ArrayOperand permits Chunked {

    /** An operation on each chunk, which keeps its shape. The operation travels by its name: see {@code Task}. */
    default Chunked mapBlocks(Operation1<Block, Block> operation, DType type) {
        return Chunked.of(Mapping.map(node(), operation, type, node().chunks()));
    }

    /**
     * An operation on each chunk that changes shapes.
     *
     * @param chunks of the result; as many as there are now, taken in C order
     */
    default Chunked mapBlocks(Operation1<Block, Block> operation, DType type, Chunks chunks) {
        if (chunks.count() != node().chunks().count()) {
            throw new IllegalArgumentException("mapBlocks gives "
                    + node().chunks().count() + " chunks, but " + chunks.count() + " were declared: " + chunks);
        }
        return Chunked.of(Mapping.map(node(), operation, type, chunks));
    }

    /** An operation on chunks of this array and of another one of the same shape. */
    default Chunked mapBlocks(Operation2<Block, Block, Block> operation, DType type, Chunked other) {
        return Chunked.of(Mapping.map(node(), other.node(), operation, type));
    }

    /**
     * An operation on each chunk together with the elements around it; it keeps the shape that it is given, and what belongs
     * to the neighbours is cut off afterwards.
     *
     * @param depth elements on each side along each axis
     * @param boundary what stands beyond the ends; zeros for {@link Boundary#CONSTANT}
     */
    default Chunked mapOverlap(Operation1<Block, Block> operation, DType type, int[] depth, Boundary boundary) {
        requireDepth(depth);
        int[][] widths = new int[depth.length][];
        Arrays.setAll(widths, axis -> new int[] {depth[axis], depth[axis]});
        Node padded = pad(boundary, 0, widths).node();
        return Chunked.of(Mapping.overlap(padded, node().chunks(), depth, depth, operation, type));
    }

    /** As above, but chunks at the ends are given nothing beyond them. */
    default Chunked mapOverlap(Operation1<Block, Block> operation, DType type, int... depth) {
        requireDepth(depth);
        return Chunked.of(Mapping.overlap(node(), node().chunks(), depth, new int[depth.length], operation, type));
    }

    private void requireDepth(int... depth) {
        if (depth.length != node().chunks().rank() || Arrays.stream(depth).anyMatch(one -> one < 0)) {
            throw new IllegalArgumentException("the depth is " + Arrays.toString(depth)
                    + "; give a number that is not negative for each axis of "
                    + Shapes.text(node().chunks().shape()));
        }
    }

    /**
     * With a border.
     *
     * @param number for {@link Boundary#CONSTANT}
     * @param widths for each axis the number of elements before and after
     */
    default Chunked pad(Boundary boundary, double number, int[]... widths) {
        int rank = node().chunks().rank();
        if (widths.length != rank) {
            throw new IllegalArgumentException("pad has widths for " + widths.length + " axes, but the array has shape "
                    + Shapes.text(node().chunks().shape()));
        }
        Node padded = node();
        for (int axis = 0; axis < rank; axis++) {
            padded = padded(padded, boundary, number, axis, widths[axis]);
        }
        return Chunked.of(padded);
    }

    private static Node padded(Node input, Boundary boundary, double number, int axis, int... widths) {
        if (widths.length != 2 || widths[0] < 0 || widths[1] < 0) {
            throw new IllegalArgumentException("pad widths of axis " + axis + " are " + Arrays.toString(widths)
                    + "; give two numbers that are not negative");
        }
        long length = input.chunks().length(axis);
        if (length == 0 && boundary != Boundary.CONSTANT && widths[0] + widths[1] > 0) {
            throw new IllegalArgumentException(
                    "can't extend empty axis " + axis + " using modes other than 'constant'");
        }
        List<Node> parts = new ArrayList<>();
        part(parts, input, boundary, number, axis, -widths[0], widths[0]);
        parts.add(input);
        part(parts, input, boundary, number, axis, length, widths[1]);
        return parts.size() == 1 ? input : Joining.concatenate(parts, axis);
    }

    private static void part(
            List<Node> parts, Node input, Boundary boundary, double number, int axis, long from, int count) {
        if (count == 0) {
            return;
        }
        if (boundary == Boundary.CONSTANT) {
            parts.add(Create.full(input.chunks().with(axis, count), input.dtype(), number)
                    .node());
            return;
        }
        long[] sources = new long[count];
        Arrays.setAll(sources, i -> boundary.source(from + i, input.chunks().length(axis)));
        parts.add(Taking.take(input, sources, axis));
    }
}
