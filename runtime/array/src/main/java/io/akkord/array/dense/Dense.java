package io.akkord.array.dense;

/**
 * Dense linear algebra on matrices in Java arrays, row after row. Operands stay as they are unless a method says so. Safe for
 * use by several threads: each call runs in the caller's thread only, so that tasks share the processors, not libraries.
 */
public interface Dense {

    /** What is used here: native, unless it does not load or the system property {@code akkord.array.native} is false. */
    static Dense best() {
        return Choice.BEST;
    }

    /** Whether it is native. */
    boolean isNative();

    /** A product of {@code rows x columns} that is summed up. */
    Product<double[]> product(int rows, int columns);

    /** As {@link #product}, of floats. */
    Product<float[]> floatProduct(int rows, int columns);

    /**
     * Adds up products of matrices. Used by one thread, one at a time on a thread.
     *
     * @param <A> {@code double[]} or {@code float[]}
     */
    interface Product<A> {
        /** Adds {@code a (rows x inner) * b (inner x columns)}; a flag says that the operand lies transposed. */
        void add(A a, int aFrom, boolean aTransposed, A b, int bFrom, boolean bTransposed, int inner);

        /** Writes the sum. */
        void get(A to, int at);
    }

    /**
     * The reduced QR decomposition of {@code a (m x n)}: q is {@code m x k}, r {@code k x n}, k the lesser of m and n.
     */
    void qr(double[] a, int m, int n, double[] q, double[] r);

    /** The reduced singular value decomposition: u is {@code m x k}, s has k, vt is {@code k x n}. */
    void svd(double[] a, int m, int n, double[] u, double[] s, double[] vt);

    /**
     * Replaces the lower triangle by the Cholesky factor; the upper one becomes 0.
     *
     * @return false if the matrix is not positive definite
     */
    boolean cholesky(double[] a, int n);

    /**
     * Replaces {@code a (m x n, m >= n)} by its LU factors; row i was exchanged with row {@code pivots[i]}, one after the
     * other.
     *
     * @return false if it is singular
     */
    boolean lu(double[] a, int m, int n, int[] pivots);

    /**
     * Replaces {@code b (n x columns)} by the solution of {@code t x = b}.
     *
     * @param t triangular, n x n
     * @param lower whether its lower triangle counts
     * @param unit whether its diagonal is taken for 1
     * @param transposed whether its transpose is meant
     */
    void solveTriangular(double[] t, int n, boolean lower, boolean unit, boolean transposed, double[] b, int columns);
}
