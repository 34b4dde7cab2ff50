package io.akkord.array.tile;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/** A loop over the elements of tiles; inputs that it does not need are ignored. */
interface TileLoop {

    void run(Tile a, Tile b, Tile c, Tile out, int n);

    static TileLoop unary(DoubleUnaryOperator function) {
        return (a, b, c, out, n) -> {
            double[] x = a.doubles;
            double[] z = out.doubles;
            int from = a.at;
            int to = out.at;
            for (int i = 0; i < n; i++) {
                z[to + i] = function.applyAsDouble(x[from + i]);
            }
        };
    }

    static TileLoop binary(DoubleBinaryOperator function) {
        return (a, b, c, out, n) -> {
            double[] z = out.doubles;
            for (int i = 0; i < n; i++) {
                z[out.at + i] = function.applyAsDouble(a.doubles[a.at + i], b.doubles[b.at + i]);
            }
        };
    }

    static TileLoop unaryWhole(LongUnaryOperator function) {
        return (a, b, c, out, n) -> {
            long[] z = out.longs;
            for (int i = 0; i < n; i++) {
                z[out.at + i] = function.applyAsLong(a.longs[a.at + i]);
            }
        };
    }

    static TileLoop binaryWhole(LongBinaryOperator function) {
        return (a, b, c, out, n) -> {
            long[] z = out.longs;
            for (int i = 0; i < n; i++) {
                z[out.at + i] = function.applyAsLong(a.longs[a.at + i], b.longs[b.at + i]);
            }
        };
    }
}
