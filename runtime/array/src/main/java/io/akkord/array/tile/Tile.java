package io.akkord.array.tile;

import io.akkord.array.DType;

/** A run of values: in {@code doubles} or {@code longs} from {@code at} on; booleans are 0 and 1. */
public final class Tile {

    private static final double[] NO_DOUBLES = {};
    private static final long[] NO_LONGS = {};

    double[] doubles = NO_DOUBLES;
    long[] longs = NO_LONGS;
    int at;

    /** Values with fractions, if the type has them. */
    public double[] doubles() {
        return doubles;
    }

    /** Whole values and booleans. */
    public long[] longs() {
        return longs;
    }

    /** Where the values begin. */
    public int at() {
        return at;
    }

    static Tile buffer(DType type) {
        Tile tile = new Tile();
        if (type.isFloating()) {
            tile.doubles = new double[TileMachine.LENGTH];
        } else {
            tile.longs = new long[TileMachine.LENGTH];
        }
        return tile;
    }
}
