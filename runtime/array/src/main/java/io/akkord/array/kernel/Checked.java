package io.akkord.array.kernel;

import io.akkord.array.Block;
import io.akkord.array.DType;
import io.akkord.array.Shapes;
import java.util.Arrays;

/** Checks what users' operations return, so that a wrong shape is named where it arises. */
public final class Checked {

    private Checked() {}

    /** What a block has to be. */
    public record Wanted(DType type, int[] shape) {}

    /** The block itself. */
    public static Block check(Wanted wanted, Block block) {
        if (block.dtype() != wanted.type() || !Arrays.equals(block.shape(), wanted.shape())) {
            throw new IllegalArgumentException(
                    "the operation returned " + block + ", but the array was declared to have " + wanted.type()
                            + " chunks, here of shape " + Shapes.text(wanted.shape()));
        }
        return block;
    }
}
