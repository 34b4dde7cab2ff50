package io.akkord.array.expr;

import io.akkord.array.Chunks;
import io.akkord.array.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Brings arrays that are computed together to chunks that fit each other. */
public final class Broadcasting {

    /** Nodes with chunks that fit, and the chunks of the result. */
    public record Aligned(List<Node> nodes, Chunks chunks) {}

    private Broadcasting() {}

    /**
     * Broadcasts by NumPy's rules; where chunks differ, each array is cut where any of them is.
     *
     * @throws IllegalArgumentException naming both shapes if two do not fit
     */
    public static Aligned align(List<Node> nodes) {
        long[] shape = {};
        for (Node node : nodes) {
            shape = Shapes.broadcast(shape, node.chunks().shape());
        }
        int[][] lengths = new int[shape.length][];
        for (int axis = 0; axis < shape.length; axis++) {
            lengths[axis] = common(nodes, shape, axis);
        }
        Chunks chunks = Chunks.of(lengths);
        List<Node> aligned = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            aligned.add(Rechunking.rechunk(node, own(node.chunks(), chunks)));
        }
        return new Aligned(aligned, chunks);
    }

    /** What the chunks of an operand must be; axes of length 1 stay so. */
    private static Chunks own(Chunks operand, Chunks result) {
        int skipped = result.rank() - operand.rank();
        int[][] lengths = new int[operand.rank()][];
        for (int axis = 0; axis < operand.rank(); axis++) {
            lengths[axis] = operand.length(axis) == 1 && result.length(axis + skipped) != 1
                    ? new int[] {1}
                    : result.lengths(axis + skipped);
        }
        return Chunks.of(lengths);
    }

    private static int[] common(List<Node> nodes, long[] shape, int axis) {
        int[] only = null;
        boolean same = true;
        for (Node node : nodes) {
            int own = axis - (shape.length - node.chunks().rank());
            if (own >= 0 && node.chunks().length(own) == shape[axis]) {
                int[] lengths = node.chunks().lengths(own);
                same &= only == null || java.util.Arrays.equals(only, lengths);
                only = only == null ? lengths : only;
            }
        }
        return same && only != null ? only : union(nodes, shape, axis);
    }

    private static int[] union(List<Node> nodes, long[] shape, int axis) {
        TreeSet<Long> ends = new TreeSet<>();
        for (Node node : nodes) {
            int own = axis - (shape.length - node.chunks().rank());
            if (own >= 0 && node.chunks().length(own) == shape[axis]) {
                for (int i = 1; i <= node.chunks().count(own); i++) {
                    ends.add(node.chunks().start(own, i));
                }
            }
        }
        ends.remove(0L);
        List<Integer> lengths = new ArrayList<>();
        long before = 0;
        for (long end : ends) {
            lengths.add(Math.toIntExact(end - before));
            before = end;
        }
        return lengths.isEmpty()
                ? new int[] {0}
                : lengths.stream().mapToInt(Integer::intValue).toArray();
    }
}
