package io.akkord.array.kernel;

import io.akkord.array.dense.Dense;

/**
 * QR of a tall matrix in panels of rows that stay in the second-level cache (TSQR, Demmel and others 2012): the panels' Rs are
 * stacked and decomposed, and each panel's Q multiplied by its part of what came of that.
 */
final class TallQr {

    private static final int PANEL_ELEMENTS = 1 << 15;
    private static final int LEAST_RATIO = 16;

    private TallQr() {}

    static void qr(Dense dense, double[] a, int m, int n, double[] q, double[] r) {
        int rows = Math.max(LEAST_RATIO * n, PANEL_ELEMENTS / n);
        int panels = m / rows;
        if (panels < 2) {
            dense.qr(a, m, n, q, r);
            return;
        }
        double[] stacked = new double[panels * n * n];
        double[] panelQ = new double[m * n];
        double[] panelR = new double[n * n];
        for (int i = 0; i < panels; i++) {
            int from = i * rows;
            int count = (i == panels - 1 ? m : from + rows) - from;
            double[] panel = new double[count * n];
            double[] own = new double[count * n];
            System.arraycopy(a, from * n, panel, 0, panel.length);
            dense.qr(panel, count, n, own, panelR);
            System.arraycopy(own, 0, panelQ, from * n, own.length);
            System.arraycopy(panelR, 0, stacked, i * n * n, n * n);
        }
        double[] inner = new double[panels * n * n];
        qr(dense, stacked, panels * n, n, inner, r);
        for (int i = 0; i < panels; i++) {
            int from = i * rows;
            int count = (i == panels - 1 ? m : from + rows) - from;
            Dense.Product<double[]> product = dense.product(count, n);
            product.add(panelQ, from * n, false, inner, i * n * n, false, n);
            product.get(q, from * n);
        }
    }
}
