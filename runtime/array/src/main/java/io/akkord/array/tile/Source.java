package io.akkord.array.tile;

import io.akkord.array.Region;
import io.akkord.array.Shapes;

/** Values that depend only on where an element lies in the whole array: its indices, and random numbers. */
final class Source {

    private final Instruction instruction;
    private final Region region;
    private final Tile tile;
    private final long[] strides;
    private final long base;
    private final Runs runs;

    Source(Instruction instruction, Region region, Tile tile) {
        this.instruction = instruction;
        this.region = region;
        this.tile = tile;
        this.strides = Shapes.strides(region.whole());
        long first = 0;
        for (int axis = 0; axis < strides.length; axis++) {
            first += region.from()[axis] * strides[axis];
        }
        this.base = first;
        this.runs = new Runs(region.shape());
    }

    void run(int start, int n) {
        runs.seek(start);
        for (int done = 0; done < n; ) {
            int run = runs.length(n - done);
            if (instruction.op() == Op.INDEX) {
                index(done, run);
            } else {
                random(done, base + runs.dot(strides), run);
            }
            runs.advance(run);
            done += run;
        }
    }

    private void index(int to, int n) {
        int axis = instruction.a();
        boolean along = axis == region.shape().length - 1;
        long first = region.index(axis, runs.at(axis));
        for (int i = 0; i < n; i++) {
            tile.longs[to + i] = along ? first + i : first;
        }
    }

    private void random(int to, long first, int n) {
        long key = instruction.n();
        double x = instruction.x();
        double y = instruction.y();
        switch (instruction.op()) {
            case UNIFORM -> RandomNumbers.uniform(tile.doubles, to, key, first, n, x, y);
            case NORMAL -> RandomNumbers.normal(tile.doubles, to, key, first, n, x, y);
            case EXPONENTIAL -> RandomNumbers.exponential(tile.doubles, to, key, first, n, x);
            case INTEGERS -> RandomNumbers.integers(tile.longs, to, key, first, n, (long) x, (long) y);
            default -> throw new IllegalArgumentException(instruction.op() + " is no source");
        }
    }
}
