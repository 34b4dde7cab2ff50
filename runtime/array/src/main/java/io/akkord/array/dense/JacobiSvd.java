package io.akkord.array.dense;

import java.util.Arrays;

/**
 * Singular values by one-sided Jacobi rotations (Hestenes 1958): pairs of columns are turned until all are orthogonal;
 * their lengths are the singular values.
 */
final class JacobiSvd {

    private static final int MOST_SWEEPS = 60;
    private static final double ORTHOGONAL = 1e-15;

    private JacobiSvd() {}

    static void svd(double[] a, int m, int n, double[] u, double[] s, double[] vt) {
        if (m < n) {
            double[] turned = transposed(a, m, n);
            double[] v = new double[n * m];
            double[] ut = new double[m * m];
            svd(turned, n, m, v, s, ut);
            System.arraycopy(transposed(ut, m, m), 0, u, 0, m * m);
            System.arraycopy(transposed(v, n, m), 0, vt, 0, m * n);
            return;
        }
        // Columns as rows, so that a rotation runs through memory.
        double[] columns = transposed(a, m, n);
        double[] turns = new double[n * n];
        for (int i = 0; i < n; i++) {
            turns[i * n + i] = 1;
        }
        int sweep = 0;
        while (sweep(columns, m, n, turns) && sweep < MOST_SWEEPS) {
            sweep++;
        }
        sorted(columns, m, n, turns, u, s, vt);
    }

    private static double[] transposed(double[] a, int m, int n) {
        double[] turned = new double[m * n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                turned[j * m + i] = a[i * n + j];
            }
        }
        return turned;
    }

    /** Whether any pair was still turned. */
    private static boolean sweep(double[] columns, int m, int n, double[] turns) {
        boolean turned = false;
        for (int p = 0; p < n - 1; p++) {
            for (int q = p + 1; q < n; q++) {
                double alpha = dot(columns, p * m, p * m, m);
                double beta = dot(columns, q * m, q * m, m);
                double gamma = dot(columns, p * m, q * m, m);
                if (Math.abs(gamma) > ORTHOGONAL * Math.sqrt(alpha * beta) && gamma != 0) {
                    turned = true;
                    double zeta = (beta - alpha) / (2 * gamma);
                    double t = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
                    double c = 1 / Math.sqrt(1 + t * t);
                    rotate(columns, p * m, q * m, m, c, c * t);
                    rotate(turns, p * n, q * n, n, c, c * t);
                }
            }
        }
        return turned;
    }

    private static double dot(double[] a, int x, int y, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += a[x + i] * a[y + i];
        }
        return sum;
    }

    private static void rotate(double[] a, int x, int y, int n, double c, double s) {
        for (int i = 0; i < n; i++) {
            double kept = a[x + i];
            a[x + i] = c * kept - s * a[y + i];
            a[y + i] = s * kept + c * a[y + i];
        }
    }

    private static void sorted(double[] columns, int m, int n, double[] turns, double[] u, double[] s, double[] vt) {
        double[] lengths = new double[n];
        Integer[] order = new Integer[n];
        for (int j = 0; j < n; j++) {
            lengths[j] = Math.sqrt(dot(columns, j * m, j * m, m));
            order[j] = j;
        }
        Arrays.sort(order, (x, y) -> Double.compare(lengths[y], lengths[x]));
        for (int j = 0; j < n; j++) {
            int from = order[j];
            s[j] = lengths[from];
            for (int i = 0; i < m; i++) {
                u[i * n + j] = s[j] == 0 ? 0 : columns[from * m + i] / s[j];
            }
            System.arraycopy(turns, from * n, vt, j * n, n);
        }
    }
}
