package io.akkord.array.dense;

import java.util.Arrays;

/** Plain Java, for platforms without the native library: textbook algorithms (Golub and Van Loan), slower but the same. */
public final class JavaDense implements Dense {

    @Override
    public boolean isNative() {
        return false;
    }

    @Override
    public Product<double[]> product(int rows, int columns) {
        return new JavaProduct(rows, columns);
    }

    /** Floats are multiplied as doubles and rounded once. */
    private record JavaFloatProduct(JavaProduct sum) implements Product<float[]> {

        private static double[] widen(float[] values, int from, int count) {
            double[] wide = new double[count];
            for (int i = 0; i < count; i++) {
                wide[i] = values[from + i];
            }
            return wide;
        }

        @Override
        public void add(
                float[] a, int aFrom, boolean aTransposed, float[] b, int bFrom, boolean bTransposed, int inner) {
            sum.add(
                    widen(a, aFrom, sum.rows() * inner),
                    0,
                    aTransposed,
                    widen(b, bFrom, inner * sum.columns()),
                    0,
                    bTransposed,
                    inner);
        }

        @Override
        public void get(float[] to, int at) {
            for (int i = 0; i < sum.values().length; i++) {
                to[at + i] = (float) sum.values()[i];
            }
        }
    }

    @Override
    public Product<float[]> floatProduct(int rows, int columns) {
        return new JavaFloatProduct(new JavaProduct(rows, columns));
    }

    @Override
    public void qr(double[] a, int m, int n, double[] q, double[] r) {
        Householder.qr(a.clone(), m, n, q, r);
    }

    @Override
    public void svd(double[] a, int m, int n, double[] u, double[] s, double[] vt) {
        JacobiSvd.svd(a, m, n, u, s, vt);
    }

    @Override
    public boolean cholesky(double[] a, int n) {
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i * n + k] * a[j * n + k];
                }
                if (i == j && !(sum > 0)) {
                    return false;
                }
                a[i * n + j] = i == j ? Math.sqrt(sum) : sum / a[j * n + j];
            }
        }
        for (int i = 0; i < n; i++) {
            Arrays.fill(a, i * n + i + 1, (i + 1) * n, 0);
        }
        return true;
    }

    @Override
    public boolean lu(double[] a, int m, int n, int[] pivots) {
        boolean regular = true;
        for (int k = 0; k < Math.min(m, n); k++) {
            int pivot = k;
            for (int i = k + 1; i < m; i++) {
                if (Math.abs(a[i * n + k]) > Math.abs(a[pivot * n + k])) {
                    pivot = i;
                }
            }
            pivots[k] = pivot;
            if (a[pivot * n + k] == 0) {
                regular = false;
                continue;
            }
            exchange(a, n, k, pivot);
            eliminate(a, m, n, k);
        }
        return regular;
    }

    private static void eliminate(double[] a, int m, int n, int k) {
        for (int i = k + 1; i < m; i++) {
            double factor = a[i * n + k] / a[k * n + k];
            a[i * n + k] = factor;
            for (int j = k + 1; j < n; j++) {
                a[i * n + j] -= factor * a[k * n + j];
            }
        }
    }

    private static void exchange(double[] a, int n, int one, int other) {
        for (int j = 0; one != other && j < n; j++) {
            double kept = a[one * n + j];
            a[one * n + j] = a[other * n + j];
            a[other * n + j] = kept;
        }
    }

    @Override
    public void solveTriangular(
            double[] t, int n, boolean lower, boolean unit, boolean transposed, double[] b, int columns) {
        boolean forwards = lower != transposed;
        for (int step = 0; step < n; step++) {
            int i = forwards ? step : n - 1 - step;
            for (int before = 0; before < step; before++) {
                int k = forwards ? before : n - 1 - before;
                double factor = transposed ? t[k * n + i] : t[i * n + k];
                for (int j = 0; j < columns; j++) {
                    b[i * columns + j] -= factor * b[k * columns + j];
                }
            }
            double diagonal = unit ? 1 : t[i * n + i];
            for (int j = 0; j < columns; j++) {
                b[i * columns + j] /= diagonal;
            }
        }
    }
}
