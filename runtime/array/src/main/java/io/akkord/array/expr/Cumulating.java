package io.akkord.array.expr;

import io.akkord.api.Task;
import io.akkord.array.Block;
import io.akkord.array.DType;
import io.akkord.array.kernel.Cumulation;
import io.akkord.array.kernel.Reduction;
import java.util.List;

/** Cumulative sums and products: each chunk by itself, then with what the chunks before it hand on. */
public final class Cumulating {

    private Cumulating() {}

    /** Along an axis; of floats in double, and rounded at the end. */
    public static Node cumulate(Node input, Reduction reduction, int axis) {
        DType type = input.dtype().isFloating() ? input.dtype() : DType.LONG;
        Node wide = Expressions.cast(input, Cumulation.stateType(input.dtype()));
        Cumulation.Along along = new Cumulation.Along(reduction, axis);
        Object inside = new Object();
        Object carries = new Object();
        Node node =
                new Node("cumulative-" + reduction, wide.dtype(), wide.chunks(), List.of(wide), (chunk, lowering) -> {
                    Task<Block> own = inside(wide, along, inside, chunk, lowering);
                    int[] place = wide.chunks().place(chunk);
                    if (place[axis] == 0) {
                        return own;
                    }
                    place[axis]--;
                    Task<Block> before = null;
                    for (int[] at = place.clone(), from = zeroed(place, axis); from[axis] <= at[axis]; from[axis]++) {
                        int number = wide.chunks().number(from);
                        Task<Block> earlier = before;
                        before = lowering.shared(carries, number, () -> {
                            Task<Block> last =
                                    Calls.call(Cumulation::last, along, inside(wide, along, inside, number, lowering));
                            return earlier == null ? last : Calls.call(Cumulation::carry, along, earlier, last);
                        });
                    }
                    return Calls.call(Cumulation::with, along, java.util.Objects.requireNonNull(before), own);
                });
        return Expressions.cast(node, type);
    }

    private static int[] zeroed(int[] place, int axis) {
        int[] first = place.clone();
        first[axis] = 0;
        return first;
    }

    private static Task<Block> inside(Node wide, Cumulation.Along along, Object owner, int chunk, Lowering lowering) {
        return lowering.shared(owner, chunk, () -> Calls.call(Cumulation::inside, along, lowering.task(wide, chunk)));
    }
}
