package io.akkord.array;

import io.akkord.array.expr.Diagonals;
import io.akkord.array.expr.Factoring;
import io.akkord.array.expr.Node;
import io.akkord.array.expr.TallSkinny;
import java.util.Arrays;
import java.util.List;

/**
 * Linear algebra on chunked matrices, in doubles. What a task holds at once is said with each method; matrices that are
 * singular, or not positive definite, fail the task that finds it.
 */
public final class Linear {

    private static final int OVERSAMPLING = 10;

    private Linear() {}

    /** An orthonormal and an upper triangular factor. */
    public record Qr(Chunked q, Chunked r) {}

    /** Left singular vectors as columns, singular values from the greatest, right singular vectors as rows. */
    public record Svd(Chunked u, Chunked s, Chunked vt) {}

    /**
     * Row i of {@code lower upper} is row {@code permutation[i]} of the matrix.
     *
     * @param permutation of longs
     */
    public record Lu(Chunked permutation, Chunked lower, Chunked upper) {}

    /**
     * The reduced QR decomposition of a matrix with at least as many rows as columns, by a tree over chunks of rows. A task
     * holds one chunk of rows, with all columns.
     *
     * @throws IllegalArgumentException if it is wider than tall
     */
    public static Qr qr(Chunked matrix) {
        TallSkinny tall = TallSkinny.of(matrix.node());
        return new Qr(Chunked.of(tall.q()), Chunked.of(tall.r()));
    }

    /** The reduced singular value decomposition of a tall, or a wide, matrix of few columns, or rows; see {@link #qr}. */
    public static Svd svd(Chunked matrix) {
        requireMatrix(matrix);
        if (matrix.shape()[0] < matrix.shape()[1]) {
            Svd turned = svd(matrix.transpose());
            return new Svd(turned.vt().transpose(), turned.s(), turned.u().transpose());
        }
        TallSkinny tall = TallSkinny.of(matrix.node());
        List<Node> inner = Factoring.svd(tall.r());
        return new Svd(Chunked.of(tall.times(inner.get(0))), Chunked.of(inner.get(1)), Chunked.of(inner.get(2)));
    }

    /**
     * The greatest k singular values and their vectors, approximately, of a matrix of any shape: by a random projection and
     * two power iterations (Halko, Martinsson, Tropp 2011). Exact up to rounding if the rank is at most k.
     */
    public static Svd svdCompressed(Chunked matrix, int k, long seed) {
        requireMatrix(matrix);
        long[] shape = matrix.shape();
        if (k < 1 || k > Math.min(shape[0], shape[1])) {
            throw new IllegalArgumentException("k is " + k + ", but a matrix of shape " + Shapes.text(shape)
                    + " has 1 to " + Math.min(shape[0], shape[1]) + " singular values");
        }
        int width = (int) Math.min(Math.min(shape[0], shape[1]), k + (long) OVERSAMPLING);
        Chunks chunks = Chunks.of(matrix.chunks().lengths(1), new int[] {width});
        Chunked sample = Products.matmul(matrix, Randoms.seeded(seed).normal(chunks, 0, 1));
        for (int i = 0; i < 2; i++) {
            Chunked back = Products.matmul(matrix.transpose(), qr(sample).q());
            sample = Products.matmul(matrix, qr(back).q());
        }
        Chunked q = qr(sample).q();
        Svd small = svd(Products.matmul(matrix.transpose(), q));
        Slice first = Slice.to(k);
        return new Svd(
                Products.matmul(q, small.vt().transpose()).slice(Slice.all(), first),
                small.s().slice(first),
                small.u().transpose().slice(first));
    }

    /**
     * The lower Cholesky factor of a symmetric positive definite matrix, by square blocks; a task holds three. Only the lower
     * triangle counts.
     */
    public static Chunked cholesky(Chunked matrix) {
        return Chunked.of(Factoring.cholesky(matrix.node()));
    }

    /** LU with partial pivoting; a task holds two panels of all rows and a chunk's columns. */
    public static Lu lu(Chunked matrix) {
        Chunked both = Chunked.of(Factoring.lu(matrix.node()));
        Chunks chunks = both.chunks();
        Chunked unit = Create.eye(chunks, 0);
        return new Lu(
                Chunked.of(Factoring.permutation(matrix.node())), tril(both, -1).plus(unit), triu(both, 0));
    }

    /** The solution x of {@code matrix x = right}, by LU. */
    public static Chunked solve(Chunked matrix, Chunked right) {
        return Chunked.of(Factoring.solve(matrix.node(), right.node()));
    }

    /** The solution of a triangular system; the matrix is held whole by a task, right-hand sides are cut by columns. */
    public static Chunked solveTriangular(Chunked matrix, Chunked right, boolean lower) {
        return Chunked.of(Factoring.solveTriangular(matrix.node(), right.node(), lower, false));
    }

    /** The inverse, by LU; better not made where {@link #solve} does. */
    public static Chunked inverse(Chunked matrix) {
        requireMatrix(matrix);
        return solve(matrix, Create.eye(matrix.chunks(), 0));
    }

    /** The determinant, by LU. */
    public static Chunked determinant(Chunked matrix) {
        return Chunked.of(Factoring.determinant(matrix.node()));
    }

    /** The x with the least norm of {@code matrix x - right}, by QR, for a tall matrix of full rank. */
    public static Chunked leastSquares(Chunked matrix, Chunked right) {
        Qr qr = qr(matrix);
        return solveTriangular(qr.r(), Products.dot(qr.q().transpose(), right), false);
    }

    /** The elements on and below a diagonal; zeros elsewhere. */
    public static Chunked tril(Chunked matrix, long diagonal) {
        return Create.index(matrix.chunks(), -2)
                .plus(diagonal)
                .greaterEqual(Create.index(matrix.chunks(), -1))
                .where(matrix, zeros(matrix));
    }

    /** The elements on and above a diagonal; zeros elsewhere. */
    public static Chunked triu(Chunked matrix, long diagonal) {
        return Create.index(matrix.chunks(), -2)
                .plus(diagonal)
                .lessEqual(Create.index(matrix.chunks(), -1))
                .where(matrix, zeros(matrix));
    }

    private static Chunked zeros(Chunked like) {
        return Create.full(like.chunks(), like.dtype(), 0);
    }

    /** The main diagonal. */
    public static Chunked diagonal(Chunked matrix) {
        requireMatrix(matrix);
        long n = Math.min(matrix.shape()[0], matrix.shape()[1]);
        Chunked square = matrix.slice(Slice.to(n), Slice.to(n));
        return Chunked.of(Diagonals.diagonal(square.node(), 0, 1));
    }

    private static void requireMatrix(Chunked matrix) {
        if (matrix.rank() != 2) {
            throw new IllegalArgumentException(
                    matrix.rank() + "-dimensional array given. Array must be two-dimensional;" + " its shape is "
                            + Arrays.toString(matrix.shape()));
        }
    }
}
