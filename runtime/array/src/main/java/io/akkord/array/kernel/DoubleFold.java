package io.akkord.array.kernel;

import io.akkord.array.Block;
import io.akkord.array.Region;
import io.akkord.array.tile.Runs;
import io.akkord.array.tile.Tile;
import java.util.Arrays;

/** Sum, product, minimum or maximum of doubles. A run is summed in four parts, so that adds need not wait for each other. */
final class DoubleFold extends Accumulator {

    private final Reduction reduction;
    private final double[] state;

    DoubleFold(Reduction reduction, Region region, boolean[] axes) {
        super(region, axes, 1);
        this.reduction = reduction;
        this.state = new double[results()];
        Arrays.fill(state, identity(reduction));
    }

    static double identity(Reduction reduction) {
        return switch (reduction) {
            case PROD -> 1;
            case MIN -> Double.POSITIVE_INFINITY;
            case MAX -> Double.NEGATIVE_INFINITY;
            default -> 0;
        };
    }

    /** Takes as many values into as many results. */
    static void into(Reduction reduction, double[] to, int at, double[] from, int first, int n) {
        switch (reduction) {
            case PROD -> {
                for (int i = 0; i < n; i++) {
                    to[at + i] *= from[first + i];
                }
            }
            case MIN -> {
                for (int i = 0; i < n; i++) {
                    to[at + i] = Math.min(to[at + i], from[first + i]);
                }
            }
            case MAX -> {
                for (int i = 0; i < n; i++) {
                    to[at + i] = Math.max(to[at + i], from[first + i]);
                }
            }
            default -> {
                for (int i = 0; i < n; i++) {
                    to[at + i] += from[first + i];
                }
            }
        }
    }

    @Override
    int layers() {
        return 1;
    }

    @Override
    void whole(Tile values, int from, int n, int result, Runs place) {
        double[] x = values.doubles();
        switch (reduction) {
            case SUM -> state[result] += sum(x, from, n);
            case PROD -> state[result] = product(state[result], x, from, n);
            case MIN -> state[result] = minimum(state[result], x, from, n);
            default -> state[result] = maximum(state[result], x, from, n);
        }
    }

    static double sum(double[] x, int from, int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (int end = from + (n & ~3); i < end; i += 4) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
        }
        for (; i < from + n; i++) {
            a += x[i];
        }
        return (a + b) + (c + d);
    }

    private static double product(double state, double[] x, int from, int n) {
        double product = state;
        for (int i = from; i < from + n; i++) {
            product *= x[i];
        }
        return product;
    }

    private static double minimum(double state, double[] x, int from, int n) {
        double least = state;
        for (int i = from; i < from + n; i++) {
            least = Math.min(least, x[i]);
        }
        return least;
    }

    private static double maximum(double state, double[] x, int from, int n) {
        double greatest = state;
        for (int i = from; i < from + n; i++) {
            greatest = Math.max(greatest, x[i]);
        }
        return greatest;
    }

    @Override
    void each(Tile values, int from, int n, int firstResult, Runs place) {
        into(reduction, state, firstResult, values.doubles(), from, n);
    }

    @Override
    Block toBlock() {
        return new Block(stateShape(), state);
    }
}
