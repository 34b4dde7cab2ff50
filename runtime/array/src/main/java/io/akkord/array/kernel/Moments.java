package io.akkord.array.kernel;

import io.akkord.array.Block;
import io.akkord.array.DType;
import io.akkord.array.Region;
import io.akkord.array.tile.Runs;
import io.akkord.array.tile.Tile;

/**
 * Number, mean and sum of squared distances, merged as Chan, Golub and LeVeque (1979) do: a run by its own mean first,
 * single elements as Welford (1962) does. Nothing is lost when the mean is large.
 */
final class Moments extends Accumulator {

    private final int results;
    private final double[] state;
    private final boolean floating;
    private final double[] converted = new double[io.akkord.array.tile.TileMachine.LENGTH];

    Moments(Region region, boolean[] axes, DType input) {
        super(region, axes, 3);
        this.results = results();
        this.state = new double[3 * results];
        this.floating = input.isFloating();
    }

    @Override
    int layers() {
        return 3;
    }

    /** Merges one group into another's place. */
    static void merge(double[] state, int results, int at, double count, double mean, double distances) {
        double before = state[at];
        double total = before + count;
        if (count == 0) {
            return;
        }
        double delta = mean - state[results + at];
        state[at] = total;
        state[results + at] += delta * (count / total);
        state[2 * results + at] += distances + delta * delta * (before * count / total);
    }

    private double[] values(Tile values, int from, int n) {
        for (int i = 0; i < n; i++) {
            converted[i] = floating ? values.doubles()[from + i] : values.longs()[from + i];
        }
        return converted;
    }

    @Override
    void whole(Tile values, int from, int n, int result, Runs place) {
        double[] x = values(values, from, n);
        double mean = DoubleFold.sum(x, 0, n) / n;
        double distances = 0;
        for (int i = 0; i < n; i++) {
            distances += (x[i] - mean) * (x[i] - mean);
        }
        merge(state, results, result, n, mean, distances);
    }

    @Override
    void each(Tile values, int from, int n, int firstResult, Runs place) {
        double[] x = values(values, from, n);
        for (int i = 0; i < n; i++) {
            int at = firstResult + i;
            double count = ++state[at];
            double delta = x[i] - state[results + at];
            state[results + at] += delta / count;
            state[2 * results + at] += delta * (x[i] - state[results + at]);
        }
    }

    @Override
    Block toBlock() {
        return new Block(stateShape(), state);
    }
}
