package io.akkord.array.tile;

import io.akkord.array.Block;
import java.util.Arrays;

/**
 * Brings an operand's elements into a tile. One of the region's own shape is read where it lies if its elements are
 * doubles or longs; one element is spread once; everything else is gathered by runs, with stride 0 along stretched axes.
 */
final class Loader {

    private final Block block;
    private final Tile tile;
    private final boolean full;
    private final boolean single;
    private final long[] strides;
    private final Runs runs;

    Loader(Block block, int[] shape, Tile tile) {
        this.block = block;
        this.tile = tile;
        this.full = Arrays.equals(block.shape(), shape);
        this.single = block.size() == 1;
        this.strides = strides(block, shape);
        this.runs = new Runs(shape);
        if (single) {
            fill(0, 0, TileMachine.LENGTH, 0);
        }
    }

    /** Whether it needs no buffer of its own. */
    static boolean aliases(Block block, int[] shape) {
        return (block.data() instanceof double[] || block.data() instanceof long[])
                && block.size() > 1
                && Arrays.equals(block.shape(), shape);
    }

    private static long[] strides(Block block, int[] shape) {
        int[] own = block.shape();
        long[] dense = io.akkord.array.Shapes.strides(io.akkord.array.Shapes.toLongs(own));
        long[] strides = new long[shape.length];
        for (int back = 1; back <= own.length; back++) {
            int from = own.length - back;
            int to = shape.length - back;
            if (own[from] != 1) {
                if (own[from] != shape[to]) {
                    throw new IllegalArgumentException("operands could not be broadcast together with shapes "
                            + io.akkord.array.Shapes.text(own) + " " + io.akkord.array.Shapes.text(shape));
                }
                strides[to] = dense[from];
            }
        }
        return strides;
    }

    void load(int start, int n) {
        if (single) {
            return;
        }
        if (full && block.data() instanceof double[] values) {
            tile.doubles = values;
            tile.at = start;
        } else if (full && block.data() instanceof long[] values) {
            tile.longs = values;
            tile.at = start;
        } else if (full) {
            fill(0, start, n, 1);
        } else {
            gather(start, n);
        }
    }

    private void gather(int start, int n) {
        int step = strides.length == 0 ? 0 : (int) strides[strides.length - 1];
        runs.seek(start);
        for (int done = 0; done < n; ) {
            int run = runs.length(n - done);
            fill(done, (int) runs.dot(strides), run, step);
            runs.advance(run);
            done += run;
        }
    }

    private void fill(int to, int from, int n, int step) {
        Object data = block.data();
        if (data instanceof double[] values) {
            for (int i = 0; i < n; i++) {
                tile.doubles[to + i] = values[from + i * step];
            }
        } else if (data instanceof float[] values) {
            floats(values, to, from, n, step);
        } else if (data instanceof long[] values) {
            for (int i = 0; i < n; i++) {
                tile.longs[to + i] = values[from + i * step];
            }
        } else if (data instanceof int[] values) {
            for (int i = 0; i < n; i++) {
                tile.longs[to + i] = values[from + i * step];
            }
        } else {
            boolean[] values = block.booleans();
            for (int i = 0; i < n; i++) {
                tile.longs[to + i] = values[from + i * step] ? 1 : 0;
            }
        }
    }

    private void floats(float[] values, int to, int from, int n, int step) {
        double[] z = tile.doubles;
        if (step == 1) {
            for (int i = 0; i < n; i++) {
                z[to + i] = values[from + i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                z[to + i] = values[from + i * step];
            }
        }
    }
}
