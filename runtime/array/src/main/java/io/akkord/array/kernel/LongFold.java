package io.akkord.array.kernel;

import io.akkord.array.Block;
import io.akkord.array.Region;
import io.akkord.array.tile.Runs;
import io.akkord.array.tile.Tile;
import java.util.Arrays;

/** Sum, product, minimum or maximum of whole numbers and booleans. */
final class LongFold extends Accumulator {

    private final Reduction reduction;
    private final long[] state;

    LongFold(Reduction reduction, Region region, boolean[] axes) {
        super(region, axes, 1);
        this.reduction = reduction;
        this.state = new long[results()];
        Arrays.fill(state, identity(reduction));
    }

    private static long identity(Reduction reduction) {
        return switch (reduction) {
            case PROD -> 1;
            case MIN -> Long.MAX_VALUE;
            case MAX -> Long.MIN_VALUE;
            default -> 0;
        };
    }

    static long apply(Reduction reduction, long a, long b) {
        return switch (reduction) {
            case PROD -> a * b;
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            default -> a + b;
        };
    }

    @Override
    int layers() {
        return 1;
    }

    @Override
    void whole(Tile values, int from, int n, int result, Runs place) {
        long[] x = values.longs();
        long folded = state[result];
        for (int i = from; i < from + n; i++) {
            folded = apply(reduction, folded, x[i]);
        }
        state[result] = folded;
    }

    @Override
    void each(Tile values, int from, int n, int firstResult, Runs place) {
        long[] x = values.longs();
        for (int i = 0; i < n; i++) {
            state[firstResult + i] = apply(reduction, state[firstResult + i], x[from + i]);
        }
    }

    @Override
    Block toBlock() {
        return new Block(stateShape(), state);
    }
}
