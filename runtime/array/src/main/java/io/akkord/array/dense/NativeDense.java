package io.akkord.array.dense;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/** OpenBLAS, with one thread a call. Operands are copied to memory outside the heap that each thread keeps. */
public final class NativeDense implements Dense {

    /** Loads the library; throws a LinkageError if there is none for this platform. */
    public NativeDense() {
        openblas.blas_set_num_threads(1);
    }

    /** What a thread keeps: it grows to the largest matrices that the thread has seen. */
    private static final class Room {
        private final DoublePointer[] doubles = {new DoublePointer(1), new DoublePointer(1), new DoublePointer(1)};
        private final FloatPointer[] floats = {new FloatPointer(1), new FloatPointer(1), new FloatPointer(1)};

        DoublePointer doubles(int which, long size) {
            if (doubles[which].capacity() < size) {
                doubles[which].close();
                doubles[which] = new DoublePointer(size);
            }
            return doubles[which];
        }

        FloatPointer floats(int which, long size) {
            if (floats[which].capacity() < size) {
                floats[which].close();
                floats[which] = new FloatPointer(size);
            }
            return floats[which];
        }
    }

    private static final ThreadLocal<Room> ROOMS = ThreadLocal.withInitial(Room::new);

    @Override
    public boolean isNative() {
        return true;
    }

    private static int order(boolean transposed) {
        return transposed ? openblas.CblasTrans : openblas.CblasNoTrans;
    }

    private record NativeProduct(Room room, DoublePointer sum, int rows, int columns, boolean[] begun)
            implements Product {

        @Override
        public void add(
                double[] a, int aFrom, boolean aTransposed, double[] b, int bFrom, boolean bTransposed, int inner) {
            int aSize = Math.multiplyExact(rows, inner);
            int bSize = Math.multiplyExact(inner, columns);
            DoublePointer x = room.doubles(0, aSize).put(a, aFrom, aSize);
            DoublePointer y = room.doubles(1, bSize).put(b, bFrom, bSize);
            openblas.cblas_dgemm(
                    openblas.CblasRowMajor,
                    order(aTransposed),
                    order(bTransposed),
                    rows,
                    columns,
                    inner,
                    1,
                    x,
                    Math.max(1, aTransposed ? rows : inner),
                    y,
                    Math.max(1, bTransposed ? inner : columns),
                    begun[0] ? 1 : 0,
                    sum,
                    Math.max(1, columns));
            begun[0] = true;
        }

        @Override
        public void get(double[] to, int at) {
            if (begun[0]) {
                sum.get(to, at, rows * columns);
            }
        }
    }

    @Override
    public Product product(int rows, int columns) {
        Room room = ROOMS.get();
        return new NativeProduct(
                room, room.doubles(2, Math.multiplyExact(rows, columns)), rows, columns, new boolean[1]);
    }

    private record NativeFloatProduct(Room room, FloatPointer sum, int rows, int columns, boolean[] begun)
            implements FloatProduct {

        @Override
        public void add(
                float[] a, int aFrom, boolean aTransposed, float[] b, int bFrom, boolean bTransposed, int inner) {
            int aSize = Math.multiplyExact(rows, inner);
            int bSize = Math.multiplyExact(inner, columns);
            FloatPointer x = room.floats(0, aSize).put(a, aFrom, aSize);
            FloatPointer y = room.floats(1, bSize).put(b, bFrom, bSize);
            openblas.cblas_sgemm(
                    openblas.CblasRowMajor,
                    order(aTransposed),
                    order(bTransposed),
                    rows,
                    columns,
                    inner,
                    1,
                    x,
                    Math.max(1, aTransposed ? rows : inner),
                    y,
                    Math.max(1, bTransposed ? inner : columns),
                    begun[0] ? 1 : 0,
                    sum,
                    Math.max(1, columns));
            begun[0] = true;
        }

        @Override
        public void get(float[] to, int at) {
            if (begun[0]) {
                sum.get(to, at, rows * columns);
            }
        }
    }

    @Override
    public FloatProduct floatProduct(int rows, int columns) {
        Room room = ROOMS.get();
        return new NativeFloatProduct(
                room, room.floats(2, Math.multiplyExact(rows, columns)), rows, columns, new boolean[1]);
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
