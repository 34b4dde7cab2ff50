package io.akkord.array.dense;

/** QR by Householder reflections (Golub and Van Loan, section 5.2). */
final class Householder {

    private Householder() {}

    /** Overwrites a with reflections below, and R on and above, its diagonal. */
    static void qr(double[] a, int m, int n, double[] q, double[] r) {
        int k = Math.min(m, n);
        double[] beta = new double[k];
        for (int j = 0; j < k; j++) {
            beta[j] = reflect(a, m, n, j);
            for (int column = j + 1; column < n; column++) {
                apply(a, m, n, j, beta[j], a, n, column);
            }
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < n; j++) {
                r[i * n + j] = j < i ? 0 : a[i * n + j];
            }
        }
        for (int i = 0; i < k; i++) {
            q[i * k + i] = 1;
        }
        for (int j = k - 1; j >= 0; j--) {
            for (int column = j; column < k; column++) {
                apply(a, m, n, j, beta[j], q, k, column);
            }
        }
    }

    /** Makes the reflection that clears a column below the diagonal; its vector has a first element of 1. */
    private static double reflect(double[] a, int m, int n, int j) {
        double scale = 0;
        for (int i = j; i < m; i++) {
            scale = Math.max(scale, Math.abs(a[i * n + j]));
        }
        double below = 0;
        for (int i = j + 1; i < m && scale > 0; i++) {
            double part = a[i * n + j] / scale;
            below += part * part;
        }
        double head = a[j * n + j];
        if (below == 0) {
            return 0;
        }
        double norm = scale * Math.sqrt(below + (head / scale) * (head / scale));
        double alpha = head > 0 ? -norm : norm;
        for (int i = j + 1; i < m; i++) {
            a[i * n + j] /= head - alpha;
        }
        a[j * n + j] = alpha;
        return (alpha - head) / alpha;
    }

    /** Reflects a column of another matrix. */
    private static void apply(double[] a, int m, int n, int j, double beta, double[] to, int width, int column) {
        if (beta == 0) {
            return;
        }
        double dot = to[j * width + column];
        for (int i = j + 1; i < m; i++) {
            dot += a[i * n + j] * to[i * width + column];
        }
        dot *= beta;
        to[j * width + column] -= dot;
        for (int i = j + 1; i < m; i++) {
            to[i * width + column] -= dot * a[i * n + j];
        }
    }
}
