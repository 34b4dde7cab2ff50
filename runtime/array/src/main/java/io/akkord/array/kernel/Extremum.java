package io.akkord.array.kernel;

import io.akkord.array.Block;
import io.akkord.array.DType;
import io.akkord.array.Region;
import io.akkord.array.Shapes;
import io.akkord.array.tile.Runs;
import io.akkord.array.tile.Tile;
import java.util.Arrays;

/**
 * The least or greatest value and the first place where it is; a NaN comes before all others, as in NumPy. The place is
 * counted along the reduced axis, or through the whole array in C order if all are reduced.
 */
final class Extremum extends Accumulator {

    private final boolean greatest;
    private final boolean floating;
    private final int results;
    private final double[] best;
    private final long[] bestWhole;
    private final long[] index;
    private final long[] strides;
    private final Region region;

    Extremum(boolean greatest, Region region, boolean[] axes, DType input) {
        super(region, axes, 2);
        this.greatest = greatest;
        this.floating = input.isFloating();
        this.results = results();
        this.best = new double[floating ? results : 0];
        this.bestWhole = new long[floating ? 0 : results];
        this.index = new long[results];
        Arrays.fill(index, -1);
        this.region = region;
        long[] whole = Shapes.strides(region.whole());
        int reduced = 0;
        for (boolean axis : axes) {
            reduced += axis ? 1 : 0;
        }
        this.strides = new long[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            strides[axis] = !axes[axis] ? 0 : reduced == axes.length ? whole[axis] : 1;
        }
    }

    @Override
    int layers() {
        return 2;
    }

    /** Whether a value takes the place of the best so far. */
    static boolean isBetter(boolean greatest, double value, long at, double best, long bestAt) {
        if (at < 0 || bestAt < 0) {
            return bestAt < 0 && at >= 0;
        }
        if (Double.isNaN(value) || Double.isNaN(best)) {
            return Double.isNaN(value) && (!Double.isNaN(best) || at < bestAt);
        }
        return value == best ? at < bestAt : greatest ? value > best : value < best;
    }

    static boolean isBetter(boolean greatest, long value, long at, long best, long bestAt) {
        if (at < 0 || bestAt < 0) {
            return bestAt < 0 && at >= 0;
        }
        return value == best ? at < bestAt : greatest ? value > best : value < best;
    }

    private long placeOf(Runs runs) {
        long place = runs.dot(strides);
        for (int axis = 0; axis < strides.length; axis++) {
            place += region.from()[axis] * strides[axis];
        }
        return place;
    }

    private void offer(Tile values, int from, int result, long at) {
        if (floating) {
            double value = values.doubles()[from];
            if (isBetter(greatest, value, at, best[result], index[result])) {
                best[result] = value;
                index[result] = at;
            }
        } else {
            long value = values.longs()[from];
            if (isBetter(greatest, value, at, bestWhole[result], index[result])) {
                bestWhole[result] = value;
                index[result] = at;
            }
        }
    }

    @Override
    void whole(Tile values, int from, int n, int result, Runs place) {
        long first = placeOf(place);
        for (int i = 0; i < n; i++) {
            offer(values, from + i, result, first + i);
        }
    }

    @Override
    void each(Tile values, int from, int n, int firstResult, Runs place) {
        long at = placeOf(place);
        for (int i = 0; i < n; i++) {
            offer(values, from + i, firstResult + i, at);
        }
    }

    @Override
    Block toBlock() {
        Block block = Block.zeros(floating ? DType.DOUBLE : DType.LONG, stateShape());
        for (int i = 0; i < results; i++) {
            if (floating) {
                block.doubles()[i] = best[i];
                block.doubles()[results + i] = index[i];
            } else {
                block.longs()[i] = bestWhole[i];
                block.longs()[results + i] = index[i];
            }
        }
        return block;
    }
}
