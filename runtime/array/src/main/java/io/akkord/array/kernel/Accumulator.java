package io.akkord.array.kernel;

import io.akkord.array.Block;
import io.akkord.array.DType;
import io.akkord.array.Region;
import io.akkord.array.Shapes;
import io.akkord.array.tile.Runs;
import io.akkord.array.tile.Tile;
import io.akkord.array.tile.TileMachine;

/**
 * The state of a reduction over one chunk, fed with tiles. A tile is taken apart into runs along the last axis: where that
 * axis is reduced, a run goes into one result; else each of its elements goes into a result of its own.
 */
abstract class Accumulator implements TileMachine.Consumer {

    private final int[] shape;
    private final boolean lastReduced;
    private final long[] resultStrides;
    private final Runs runs;
    private final int[] stateShape;

    Accumulator(Region region, boolean[] axes, int layers) {
        int[] reduced = reducedShape(region.shape(), axes);
        this.stateShape = layers == 1 ? reduced : withLayers(layers, reduced);
        boolean all = all(axes) && layers != 2;
        this.shape = all ? new int[] {Math.toIntExact(Shapes.size(region.shape()))} : region.shape();
        this.lastReduced = all || axes.length == 0 || axes[axes.length - 1];
        this.resultStrides = all ? new long[1] : Shapes.strides(Shapes.toLongs(reduced));
        for (int axis = 0; !all && axis < axes.length; axis++) {
            if (axes[axis]) {
                resultStrides[axis] = 0;
            }
        }
        this.runs = new Runs(shape);
    }

    static Accumulator of(Reduction reduction, DType input, Region region, boolean[] axes) {
        return switch (reduction) {
            case MOMENTS -> new Moments(region, axes, input);
            case ARGMIN, ARGMAX -> new Extremum(reduction == Reduction.ARGMAX, region, axes, input);
            default -> input.isFloating()
                    ? new DoubleFold(reduction, region, axes)
                    : new LongFold(reduction, region, axes);
        };
    }

    private static boolean all(boolean[] axes) {
        for (boolean reduced : axes) {
            if (!reduced) {
                return false;
            }
        }
        return true;
    }

    private static int[] reducedShape(int[] shape, boolean[] axes) {
        int[] reduced = shape.clone();
        for (int axis = 0; axis < axes.length; axis++) {
            if (axes[axis]) {
                reduced[axis] = 1;
            }
        }
        return reduced;
    }

    private static int[] withLayers(int layers, int[] shape) {
        int[] all = new int[shape.length + 1];
        all[0] = layers;
        System.arraycopy(shape, 0, all, 1, shape.length);
        return all;
    }

    int[] stateShape() {
        return stateShape;
    }

    /** Results of one layer. */
    int results() {
        return Math.toIntExact(Shapes.size(stateShape)) / Math.max(1, layers());
    }

    abstract int layers();

    abstract Block toBlock();

    /** Takes a run into one result. */
    abstract void whole(Tile values, int from, int n, int result, Runs place);

    /** Takes the elements of a run into as many results. */
    abstract void each(Tile values, int from, int n, int firstResult, Runs place);

    @Override
    public final void take(int start, int n, Tile values) {
        runs.seek(start);
        for (int done = 0; done < n; ) {
            int run = runs.length(n - done);
            int result = (int) runs.dot(resultStrides);
            if (lastReduced) {
                whole(values, values.at() + done, run, result, runs);
            } else {
                each(values, values.at() + done, run, result, runs);
            }
            runs.advance(run);
            done += run;
        }
    }
}
