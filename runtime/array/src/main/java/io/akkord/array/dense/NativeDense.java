package io.akkord.array.dense;

import org.bytedeco.openblas.global.openblas;

/** OpenBLAS, with one thread a call. Operands of products are copied to memory outside the heap. */
public final class NativeDense implements Dense {

    /** Loads the library; throws a LinkageError if there is none for this platform. */
    public NativeDense() {
        openblas.blas_set_num_threads(1);
    }

    @Override
    public boolean isNative() {
        return true;
    }

    static int order(boolean transposed) {
        return transposed ? openblas.CblasTrans : openblas.CblasNoTrans;
    }

    @Override
    public Product<double[]> product(int rows, int columns) {
        return new NativeProduct.Doubles(rows, columns);
    }

    @Override
    public Product<float[]> floatProduct(int rows, int columns) {
        return new NativeProduct.Floats(rows, columns);
    }

    private static void require(int info, String routine) {
        if (info < 0) {
            throw new IllegalArgumentException("argument " + -info + " of " + routine + " is wrong");
        }
    }

    @Override
    public void qr(double[] a, int m, int n, double[] q, double[] r) {
        int k = Math.min(m, n);
        double[] work = a.clone();
        double[] tau = new double[k];
        require(openblas.LAPACKE_dgeqrf(openblas.LAPACK_ROW_MAJOR, m, n, work, n, tau), "dgeqrf");
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < n; j++) {
                r[i * n + j] = j < i ? 0 : work[i * n + j];
            }
        }
        for (int i = 0; i < m; i++) {
            System.arraycopy(work, i * n, q, i * k, k);
        }
        require(openblas.LAPACKE_dorgqr(openblas.LAPACK_ROW_MAJOR, m, k, k, q, k, tau), "dorgqr");
    }

    @Override
    public void svd(double[] a, int m, int n, double[] u, double[] s, double[] vt) {
        int k = Math.min(m, n);
        int info = openblas.LAPACKE_dgesdd(openblas.LAPACK_ROW_MAJOR, (byte) 'S', m, n, a.clone(), n, s, u, k, vt, n);
        require(info, "dgesdd");
        if (info > 0) {
            throw new ArithmeticException("SVD did not converge");
        }
    }

    @Override
    public boolean cholesky(double[] a, int n) {
        int info = openblas.LAPACKE_dpotrf(openblas.LAPACK_ROW_MAJOR, (byte) 'L', n, a, n);
        require(info, "dpotrf");
        for (int i = 0; i < n; i++) {
            java.util.Arrays.fill(a, i * n + i + 1, (i + 1) * n, 0);
        }
        return info == 0;
    }

    @Override
    public boolean lu(double[] a, int m, int n, int[] pivots) {
        int info = openblas.LAPACKE_dgetrf(openblas.LAPACK_ROW_MAJOR, m, n, a, n, pivots);
        require(info, "dgetrf");
        for (int i = 0; i < pivots.length; i++) {
            pivots[i]--;
        }
        return info == 0;
    }

    @Override
    public void solveTriangular(
            double[] t, int n, boolean lower, boolean unit, boolean transposed, double[] b, int columns) {
        openblas.cblas_dtrsm(
                openblas.CblasRowMajor,
                openblas.CblasLeft,
                lower ? openblas.CblasLower : openblas.CblasUpper,
                order(transposed),
                unit ? openblas.CblasUnit : openblas.CblasNonUnit,
                n,
                columns,
                1,
                t,
                Math.max(1, n),
                b,
                Math.max(1, columns));
    }
}
