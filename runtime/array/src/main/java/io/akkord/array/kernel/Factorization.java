package io.akkord.array.kernel;

import io.akkord.array.Block;
import io.akkord.array.dense.Dense;
import java.util.List;

/** Operations that decompose one block, and solve with what came of it. Blocks are matrices of doubles. */
public final class Factorization {

    private Factorization() {}

    /** One of several results. */
    public static Block pick(int which, List<Block> results) {
        return results.get(which);
    }

    /** Q and R. */
    public static List<Block> qr(Block a) {
        int m = a.shape()[0];
        int n = a.shape()[1];
        int k = Math.min(m, n);
        double[] q = new double[m * k];
        double[] r = new double[k * n];
        if (k > 0) {
            TallQr.qr(Dense.best(), a.doubles(), m, n, q, r);
        }
        return List.of(Block.of(q, m, k), Block.of(r, k, n));
    }

    /** Q times a matrix. */
    public static Block timesQ(List<Block> qr, Block matrix) {
        return product(qr.get(0), matrix);
    }

    /** The product of two matrices. */
    public static Block product(Block a, Block b) {
        int rows = a.shape()[0];
        int columns = b.shape()[1];
        Block product = Block.of(new double[rows * columns], rows, columns);
        Dense.Product<double[]> sum = Dense.best().product(rows, columns);
        sum.add(a.doubles(), 0, false, b.doubles(), 0, false, a.shape()[1]);
        sum.get(product.doubles(), 0);
        return product;
    }

    /** U, singular values and V transposed. */
    public static List<Block> svd(Block a) {
        int m = a.shape()[0];
        int n = a.shape()[1];
        int k = Math.min(m, n);
        double[] u = new double[m * k];
        double[] s = new double[k];
        double[] vt = new double[k * n];
        if (k > 0) {
            Dense.best().svd(a.doubles(), m, n, u, s, vt);
        }
        return List.of(Block.of(u, m, k), new Block(new int[] {k}, s), Block.of(vt, k, n));
    }

    /** The lower factor. */
    public static Block cholesky(Block a) {
        double[] factor = a.doubles().clone();
        if (!Dense.best().cholesky(factor, a.shape()[0])) {
            throw new ArithmeticException("Matrix is not positive definite");
        }
        return new Block(a.shape(), factor);
    }

    /** {@code a - l r^T}. */
    public static Block lessProduct(Block a, Block l, Block r) {
        double[] product = new double[a.size()];
        Dense.Product<double[]> sum = Dense.best().product(a.shape()[0], a.shape()[1]);
        sum.add(l.doubles(), 0, false, r.doubles(), 0, true, l.shape()[1]);
        sum.get(product, 0);
        double[] from = a.doubles();
        for (int i = 0; i < product.length; i++) {
            product[i] = from[i] - product[i];
        }
        return new Block(a.shape(), product);
    }

    /** The x of {@code x l^T = a}, l lower triangular. */
    public static Block solveRight(Block a, Block l) {
        Block turned = Layout.transpose(new int[] {1, 0}, a);
        Dense.best().solveTriangular(l.doubles(), l.shape()[0], true, false, false, turned.doubles(), a.shape()[0]);
        return Layout.transpose(new int[] {1, 0}, turned);
    }

    /**
     * A triangular system.
     *
     * @param lower whether the lower triangle counts
     * @param transposed whether the transpose of the matrix is meant
     */
    public record Triangle(boolean lower, boolean transposed) {}

    /** The x of {@code t x = b}. */
    public static Block solveTriangular(Triangle triangle, Block t, Block b) {
        int n = t.shape()[0];
        for (int i = 0; i < n; i++) {
            if (t.doubles()[i * n + i] == 0) {
                throw new ArithmeticException("Singular matrix: element " + i + " of the diagonal is 0");
            }
        }
        double[] x = b.doubles().clone();
        Dense.best()
                .solveTriangular(
                        t.doubles(), n, triangle.lower(), false, triangle.transposed(), x, b.size() / Math.max(1, n));
        return new Block(b.shape(), x);
    }
}
