package io.akkord.array.expr;

import io.akkord.api.Task;
import io.akkord.array.Block;
import io.akkord.array.Chunks;
import io.akkord.array.kernel.Reduction;
import java.util.List;

/** The state of a reduction of each chunk of its input; what is elementwise before it is computed in the same pass. */
public final class PartialNode extends Node {

    private final Reduction reduction;
    private final boolean[] axes;

    /**
     * A node.
     *
     * @param axes which axes are reduced
     */
    public PartialNode(Reduction reduction, boolean[] axes, Node input) {
        super(
                reduction.toString(),
                reduction.stateType(input.dtype()),
                states(input.chunks(), axes),
                List.of(input),
                (chunk, lowering) -> {
                    throw new IllegalStateException("lowered by its fusion");
                });
        this.reduction = reduction;
        this.axes = axes.clone();
    }

    /** As many chunks as before, each of length 1 along reduced axes. */
    private static Chunks states(Chunks chunks, boolean[] axes) {
        int[][] lengths = chunks.lengths();
        for (int axis = 0; axis < axes.length; axis++) {
            if (axes[axis]) {
                java.util.Arrays.fill(lengths[axis], 1);
            }
        }
        return Chunks.of(lengths);
    }

    Reduction reduction() {
        return reduction;
    }

    boolean[] axes() {
        return axes.clone();
    }

    @Override
    Chunks fusedChunks() {
        return inputs().get(0).chunks();
    }

    @Override
    Task<Block> lower(int chunk, Lowering lowering) {
        return lowering.fused(this).toState(this, chunk, lowering);
    }
}
