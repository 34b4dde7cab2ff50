package io.akkord.array.expr;

import io.akkord.api.Task;
import io.akkord.array.Block;
import io.akkord.array.Chunks;
import io.akkord.array.DType;
import io.akkord.array.kernel.Reduction;
import io.akkord.array.kernel.States;
import java.util.ArrayList;
import java.util.List;

/** Reductions by trees: a state of each chunk, states merged in groups of neighbours, the last one finished. */
public final class Reducing {

    /** States that one task merges. */
    private static final int FAN_IN = 16;

    private Reducing() {}

    /** The reduced array; reduced axes have length 1. */
    public static Node reduce(Node input, Reduction reduction, boolean[] axes, DType type, double ddof) {
        PartialNode partial = new PartialNode(reduction, axes, input);
        States.Finish finish = new States.Finish(reduction, type, ddof);
        Chunks chunks = reduced(input.chunks(), axes);
        return new Node(reduction.toString(), type, chunks, List.of(partial), (chunk, lowering) -> {
            List<Task<Block>> states = new ArrayList<>();
            for (int source : sources(partial.chunks(), chunks.place(chunk), axes)) {
                states.add(lowering.task(partial, source));
            }
            return Calls.call(States::finish, finish, merge(states, reduction));
        });
    }

    private static Task<Block> merge(List<Task<Block>> all, Reduction reduction) {
        List<Task<Block>> level = all;
        while (level.size() > 1) {
            List<Task<Block>> next = new ArrayList<>();
            for (int i = 0; i < level.size(); i += FAN_IN) {
                List<Task<Block>> group = level.subList(i, Math.min(i + FAN_IN, level.size()));
                next.add(group.size() == 1 ? group.get(0) : Calls.callAll(States::merge, reduction, group));
            }
            level = next;
        }
        return level.get(0);
    }

    /** One chunk of length 1 along reduced axes. */
    static Chunks reduced(Chunks chunks, boolean[] axes) {
        int[][] lengths = chunks.lengths();
        for (int axis = 0; axis < axes.length; axis++) {
            if (axes[axis]) {
                lengths[axis] = new int[] {1};
            }
        }
        return Chunks.of(lengths);
    }

    /** The chunks that a place of the result is made of, in C order. */
    static int[] sources(Chunks chunks, int[] place, boolean[] axes) {
        int count = 1;
        for (int axis = 0; axis < axes.length; axis++) {
            count *= axes[axis] ? chunks.count(axis) : 1;
        }
        int[] sources = new int[count];
        int[] at = place.clone();
        for (int i = 0; i < count; i++) {
            sources[i] = chunks.number(at);
            for (int axis = axes.length - 1; axis >= 0; axis--) {
                if (axes[axis]) {
                    if (++at[axis] < chunks.count(axis)) {
                        break;
                    }
                    at[axis] = 0;
                }
            }
        }
        return sources;
    }
}
