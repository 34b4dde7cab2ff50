package io.akkord.array.expr;

import io.akkord.array.Chunks;
import io.akkord.array.kernel.Layout;
import java.util.List;

/** Axes in another order. As the operand of a fused expression it needs no task of its own. */
public final class TransposeNode extends Node {

    private final int[] permutation;

    /**
     * A node.
     *
     * @param permutation for each axis the one of the input that it was
     */
    public TransposeNode(Node input, int[] permutation) {
        super(
                "transpose",
                input.dtype(),
                permuted(input.chunks(), permutation),
                List.of(input),
                (chunk, lowering) -> Calls.call(
                        Layout::transpose, permutation, lowering.task(input, source(input, permutation, chunk))));
        this.permutation = permutation.clone();
    }

    private static Chunks permuted(Chunks chunks, int[] permutation) {
        int[][] lengths = new int[permutation.length][];
        java.util.Arrays.setAll(lengths, axis -> chunks.lengths(permutation[axis]));
        return Chunks.of(lengths);
    }

    private static int source(Node input, int[] permutation, int chunk) {
        int[] place = permuted(input.chunks(), permutation).place(chunk);
        int[] from = new int[place.length];
        for (int axis = 0; axis < place.length; axis++) {
            from[permutation[axis]] = place[axis];
        }
        return input.chunks().number(from);
    }

    int[] permutation() {
        return permutation.clone();
    }

    int source(int chunk) {
        return source(inputs().get(0), permutation, chunk);
    }
}
