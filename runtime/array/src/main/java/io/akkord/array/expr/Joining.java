package io.akkord.array.expr;

import io.akkord.array.Chunks;
import io.akkord.array.DType;
import io.akkord.array.Shapes;
import io.akkord.array.kernel.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Arrays put one after the other, and arrays in another shape. */
public final class Joining {

    private Joining() {}

    /**
     * One array after the other along an axis.
     *
     * @throws IllegalArgumentException if other axes differ in length
     */
    public static Node concatenate(List<Node> nodes, int axis) {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("need at least one array to concatenate");
        }
        DType type = nodes.get(0).dtype();
        int rank = nodes.get(0).chunks().rank();
        for (Node node : nodes) {
            requireFits(nodes.get(0), node, axis, rank);
            type = DType.promote(type, node.dtype());
        }
        List<Node> parts = new ArrayList<>();
        for (Node node : aligned(nodes, axis)) {
            parts.add(Expressions.cast(node, type));
        }
        return joined(parts, axis);
    }

    private static void requireFits(Node first, Node node, int axis, int rank) {
        if (node.chunks().rank() != rank) {
            throw new IllegalArgumentException("all the input array dimensions must match exactly, but shapes are "
                    + Shapes.text(first.chunks().shape()) + " and "
                    + Shapes.text(node.chunks().shape()));
        }
        for (int other = 0; other < rank; other++) {
            if (other != axis && node.chunks().length(other) != first.chunks().length(other)) {
                throw new IllegalArgumentException("all the input array dimensions except for the concatenation axis "
                        + axis + " must match exactly, but shapes are "
                        + Shapes.text(first.chunks().shape()) + " and "
                        + Shapes.text(node.chunks().shape()));
            }
        }
    }

    /** The same chunks along all axes but one. */
    private static List<Node> aligned(List<Node> nodes, int axis) {
        Chunks first = nodes.get(0).chunks();
        List<Node> aligned = new ArrayList<>();
        for (Node node : nodes) {
            aligned.add(Rechunking.rechunk(node, first.with(axis, node.chunks().lengths(axis))));
        }
        return aligned;
    }

    private static Node joined(List<Node> parts, int axis) {
        List<Node> owners = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        for (Node part : parts) {
            int[] own = part.chunks().lengths(axis);
            for (int chunk = 0; chunk < own.length; chunk++) {
                if (own[chunk] > 0) {
                    owners.add(part);
                    numbers.add(chunk);
                    lengths.add(own[chunk]);
                }
            }
        }
        if (owners.isEmpty()) {
            return parts.get(0);
        }
        Chunks chunks = parts.get(0)
                .chunks()
                .with(axis, lengths.stream().mapToInt(Integer::intValue).toArray());
        return new Node("concatenate", parts.get(0).dtype(), chunks, parts, (chunk, lowering) -> {
            int[] place = chunks.place(chunk);
            Node owner = owners.get(place[axis]);
            place[axis] = numbers.get(place[axis]);
            return lowering.task(owner, owner.chunks().number(place));
        });
    }

    /** The same elements; every chunk of the one is a chunk of the other, of the same number. */
    static Node renamed(Node input, Chunks chunks) {
        return new Node("reshape", input.dtype(), chunks, List.of(input), (chunk, lowering) -> {
            int[] shape = chunks.chunkShape(chunk);
            return Arrays.equals(shape, input.chunks().chunkShape(chunk))
                    ? lowering.task(input, chunk)
                    : Calls.call(Layout::reshape, shape, lowering.task(input, chunk));
        });
    }

    /** With an axis of length 1 more, before the given one. */
    public static Node expand(Node input, int axis) {
        int[][] old = input.chunks().lengths();
        int[][] lengths = new int[old.length + 1][];
        for (int to = 0; to < lengths.length; to++) {
            lengths[to] = to < axis ? old[to] : to == axis ? new int[] {1} : old[to - 1];
        }
        return renamed(input, Chunks.of(lengths));
    }

    /** Without these axes, each of which has length 1. */
    public static Node squeeze(Node input, boolean[] axes) {
        List<int[]> lengths = new ArrayList<>();
        for (int axis = 0; axis < axes.length; axis++) {
            if (!axes[axis]) {
                lengths.add(input.chunks().lengths(axis));
            } else if (input.chunks().length(axis) != 1) {
                throw new IllegalArgumentException(
                        "cannot select an axis to squeeze out which has size not equal to one: axis " + axis + " of "
                                + Shapes.text(input.chunks().shape()));
            }
        }
        return renamed(input, Chunks.of(lengths.toArray(new int[0][])));
    }
}
