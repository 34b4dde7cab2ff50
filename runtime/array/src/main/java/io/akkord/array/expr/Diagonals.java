package io.akkord.array.expr;

import io.akkord.array.Chunks;
import io.akkord.array.Shapes;
import io.akkord.array.kernel.Layout;
import java.util.List;

/** Elements whose indices along two axes are equal. */
public final class Diagonals {

    private Diagonals() {}

    /**
     * The diagonal of two axes, which stands where the first of them did. Only chunks on the diagonal are computed.
     *
     * @param first before {@code second}
     * @throws IllegalArgumentException if the axes differ in length
     */
    public static Node diagonal(Node input, int first, int second) {
        Chunks own = input.chunks();
        if (own.length(first) != own.length(second)) {
            throw new IllegalArgumentException("the axes " + first + " and " + second + " of an array of shape "
                    + Shapes.text(own.shape()) + " differ in length and have no common diagonal");
        }
        Node square = Rechunking.rechunk(input, own.with(second, own.lengths(first)));
        int[][] lengths = new int[own.rank() - 1][];
        for (int axis = 0; axis < lengths.length; axis++) {
            lengths[axis] = own.lengths(axis < second ? axis : axis + 1);
        }
        Chunks chunks = Chunks.of(lengths);
        Layout.Axes axes = new Layout.Axes(first, second);
        return new Node("diagonal", input.dtype(), chunks, List.of(square), (chunk, lowering) -> {
            int[] place = chunks.place(chunk);
            int[] from = new int[own.rank()];
            for (int axis = 0; axis < from.length; axis++) {
                from[axis] = axis == second ? place[first] : place[axis < second ? axis : axis - 1];
            }
            return Calls.call(
                    Layout::diagonal,
                    axes,
                    lowering.task(square, square.chunks().number(from)));
        });
    }
}
