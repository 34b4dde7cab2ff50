package io.akkord.array.kernel;

import io.akkord.array.Block;
import java.util.List;

/** Operations on flags. */
public final class Masks {

    private Masks() {}

    /**
     * What a selection has to give.
     *
     * @param count of flags that were set when they were counted
     */
    public record Wanted(int axis, int count) {}

    /** How many flags are set, as an array of one element. */
    public static Block count(Block flags) {
        long count = 0;
        for (boolean flag : flags.booleans()) {
            count += flag ? 1 : 0;
        }
        return Block.of(new long[] {count});
    }

    /** The elements along an axis whose flag is set. */
    public static Block select(Wanted wanted, Block block, Block flags) {
        int[] places = new int[wanted.count()];
        int found = 0;
        for (int i = 0; i < flags.size(); i++) {
            if (flags.booleans()[i] && found++ < places.length) {
                places[found - 1] = i;
            }
        }
        if (found != places.length) {
            throw new IllegalStateException("the mask has " + found + " flags set, but had " + places.length
                    + " when they were counted; what it is computed from must not change");
        }
        return Layout.take(new Layout.Choice(wanted.axis(), new int[places.length], places), List.of(block));
    }
}
