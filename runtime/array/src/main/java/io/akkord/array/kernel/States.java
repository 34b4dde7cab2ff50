package io.akkord.array.kernel;

import io.akkord.array.Block;
import io.akkord.array.DType;
import java.util.List;

/** Operations that merge states of reductions and finish them. */
public final class States {

    private States() {}

    /**
     * What is made of the last state.
     *
     * @param ddof taken from the number of elements for a variance
     */
    public record Finish(Reduction reduction, DType type, double ddof) {}

    /** Merges states of neighbours in their order. */
    public static Block merge(Reduction reduction, List<Block> states) {
        Block first = states.get(0);
        Block merged = Block.zeros(first.dtype(), first.shape());
        System.arraycopy(first.data(), 0, merged.data(), 0, first.size());
        for (Block state : states.subList(1, states.size())) {
            mergeInto(reduction, merged, state);
        }
        return merged;
    }

    private static void mergeInto(Reduction reduction, Block to, Block from) {
        int n = to.size() / reduction.layers();
        if (reduction == Reduction.MOMENTS) {
            double[] x = from.doubles();
            for (int i = 0; i < n; i++) {
                Moments.merge(to.doubles(), n, i, x[i], x[n + i], x[2 * n + i]);
            }
        } else if (reduction.needsIndex()) {
            for (int i = 0; i < n; i++) {
                mergeExtremum(reduction == Reduction.ARGMAX, to, from, i, n);
            }
        } else if (to.data() instanceof double[] state) {
            DoubleFold.into(reduction, state, 0, from.doubles(), 0, n);
        } else {
            long[] state = to.longs();
            for (int i = 0; i < n; i++) {
                state[i] = LongFold.apply(reduction, state[i], from.longs()[i]);
            }
        }
    }

    private static void mergeExtremum(boolean greatest, Block to, Block from, int i, int n) {
        if (to.data() instanceof double[] state) {
            double[] x = from.doubles();
            if (Extremum.isBetter(greatest, x[i], (long) x[n + i], state[i], (long) state[n + i])) {
                state[i] = x[i];
                state[n + i] = x[n + i];
            }
        } else {
            long[] state = to.longs();
            long[] x = from.longs();
            if (Extremum.isBetter(greatest, x[i], x[n + i], state[i], state[n + i])) {
                state[i] = x[i];
                state[n + i] = x[n + i];
            }
        }
    }

    /** The result of a state. */
    public static Block finish(Finish finish, Block state) {
        int layers = finish.reduction().layers();
        int n = state.size() / layers;
        int[] shape = layers == 1 ? state.shape() : java.util.Arrays.copyOfRange(state.shape(), 1, state.rank());
        Block result = Block.zeros(finish.type(), shape);
        for (int i = 0; i < n; i++) {
            if (finish.reduction() == Reduction.MOMENTS) {
                double[] x = state.doubles();
                double divisor = x[i] - finish.ddof();
                Layout.set(result, i, divisor <= 0 ? Double.NaN : x[2 * n + i] / divisor);
            } else if (state.data() instanceof long[] whole) {
                Layout.setWhole(result, i, whole[finish.reduction().needsIndex() ? n + i : i]);
            } else {
                Layout.set(result, i, state.doubles()[finish.reduction().needsIndex() ? n + i : i]);
            }
        }
        return result;
    }
}
