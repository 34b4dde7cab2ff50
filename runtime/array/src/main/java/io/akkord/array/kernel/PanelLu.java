package io.akkord.array.kernel;

import io.akkord.array.Block;
import io.akkord.array.dense.Dense;
import java.util.Arrays;
import java.util.List;

/**
 * Steps of an LU decomposition with partial pivoting, by panels of whole columns (right-looking: Golub and Van Loan, section
 * 3.2). A panel is decomposed below the rows that are done; then its row exchanges and its factor are applied to each panel
 * to its right.
 */
public final class PanelLu {

    private PanelLu() {}

    /**
     * Decomposes a panel below its first rows.
     *
     * @param from the first row that is not done
     * @return the panel, and the row with which each was exchanged, counted from 0
     */
    public static List<Block> factor(int from, Block panel) {
        int n = panel.shape()[1];
        int m = panel.shape()[0] - from;
        double[] all = panel.doubles().clone();
        double[] below = Arrays.copyOfRange(all, from * n, all.length);
        int[] pivots = new int[n];
        if (!Dense.best().lu(below, m, n, pivots)) {
            throw new ArithmeticException("Singular matrix");
        }
        System.arraycopy(below, 0, all, from * n, below.length);
        for (int i = 0; i < n; i++) {
            pivots[i] += from;
        }
        return List.of(new Block(panel.shape(), all), new Block(new int[] {n}, pivots));
    }

    /** A panel, or right-hand sides, after the step of a panel to its left: rows exchanged and what is below reduced. */
    public static Block update(int from, List<Block> step, Block to) {
        Block panel = step.get(0);
        int b = panel.shape()[1];
        int width = to.shape()[1];
        double[] all = exchanged(from, step.get(1), to);
        double[] lower = square(panel, from);
        double[] top = Arrays.copyOfRange(all, from * width, (from + b) * width);
        Dense.best().solveTriangular(lower, b, true, true, false, top, width);
        System.arraycopy(top, 0, all, from * width, top.length);
        subtract(panel, from + b, panel.shape()[0], top, all, width);
        return new Block(to.shape(), all);
    }

    /** Right-hand sides after a panel's step of back substitution. */
    public static Block substitute(int from, List<Block> step, Block to) {
        Block panel = step.get(0);
        int b = panel.shape()[1];
        int width = to.shape()[1];
        double[] all = to.doubles().clone();
        double[] x = Arrays.copyOfRange(all, from * width, (from + b) * width);
        Dense.best().solveTriangular(square(panel, from), b, false, false, false, x, width);
        System.arraycopy(x, 0, all, from * width, x.length);
        subtract(panel, 0, from, x, all, width);
        return new Block(to.shape(), all);
    }

    /** A finished panel with the row exchanges of those to its right. */
    public static Block exchange(int from, List<Block> step, Block to) {
        return new Block(to.shape(), exchanged(from, step.get(1), to));
    }

    /** The product of the diagonal, with the sign of the exchanges. */
    public static double determinant(int from, List<Block> step) {
        Block panel = step.get(0);
        int n = panel.shape()[1];
        double product = 1;
        for (int i = 0; i < n; i++) {
            product *= panel.doubles()[(from + i) * n + i];
            product = step.get(1).ints()[i] == from + i ? product : -product;
        }
        return product;
    }

    private static double[] exchanged(int from, Block pivots, Block to) {
        int width = to.shape()[1];
        double[] all = to.doubles().clone();
        double[] kept = new double[width];
        for (int i = 0; i < pivots.size(); i++) {
            int one = (from + i) * width;
            int other = pivots.ints()[i] * width;
            if (one != other) {
                System.arraycopy(all, one, kept, 0, width);
                System.arraycopy(all, other, all, one, width);
                System.arraycopy(kept, 0, all, other, width);
            }
        }
        return all;
    }

    private static double[] square(Block panel, int from) {
        int b = panel.shape()[1];
        return Arrays.copyOfRange(panel.doubles(), from * b, (from + b) * b);
    }

    /** Subtracts the product of some rows of the panel with x from the same rows. */
    private static void subtract(Block panel, int from, int to, double[] x, double[] all, int width) {
        int b = panel.shape()[1];
        int rows = to - from;
        if (rows <= 0) {
            return;
        }
        double[] product = new double[rows * width];
        Dense.Product<double[]> sum = Dense.best().product(rows, width);
        sum.add(panel.doubles(), from * b, false, x, 0, false, b);
        sum.get(product, 0);
        for (int i = 0; i < product.length; i++) {
            all[from * width + i] -= product[i];
        }
    }
}
