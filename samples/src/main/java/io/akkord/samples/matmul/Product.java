package io.akkord.samples.matmul;

/** The loops of the product: in tiles that stay in the caches, and such that the compiler makes vectors of them. */
final class Product {

    /** A tile of the right operand is 64 x 512 values: 256 KiB, at home in the second-level cache. */
    private static final int DEPTH = 64;

    private static final int WIDTH = 512;

    private Product() {}

    /** Adds {@code left * right} to {@code sum}. */
    static void addTo(Block sum, Block left, Block right) {
        int depth = left.columns();
        int width = right.columns();
        for (int k = 0; k < depth; k += DEPTH) {
            int kEnd = Math.min(depth, k + DEPTH);
            for (int j = 0; j < width; j += WIDTH) {
                int jEnd = Math.min(width, j + WIDTH);
                tile(sum, left, right, k, kEnd, j, jEnd);
            }
        }
    }

    private static void tile(Block sum, Block left, Block right, int kStart, int kEnd, int jStart, int jEnd) {
        double[] a = left.values();
        double[] b = right.values();
        double[] c = sum.values();
        int depth = left.columns();
        int width = right.columns();
        int pairs = left.rows() & ~1;
        int fours = kStart + ((kEnd - kStart) & ~3);
        for (int i = 0; i < pairs; i += 2) {
            for (int k = kStart; k < fours; k += 4) {
                twoRows(a, i * depth + k, depth, b, k * width, width, c, i * width, jStart, jEnd);
            }
        }
        for (int i = 0; i < left.rows(); i++) {
            for (int k = i < pairs ? fours : kStart; k < kEnd; k++) {
                oneRow(a[i * depth + k], b, k * width, c, i * width, jStart, jEnd);
            }
        }
    }

    /** Four values of each of two rows of the left operand, times four rows of the right one. */
    private static void twoRows(
            double[] a, int atA, int depth, double[] b, int atB, int width, double[] c, int atC, int jStart, int jEnd) {
        double a00 = a[atA];
        double a01 = a[atA + 1];
        double a02 = a[atA + 2];
        double a03 = a[atA + 3];
        double a10 = a[atA + depth];
        double a11 = a[atA + depth + 1];
        double a12 = a[atA + depth + 2];
        double a13 = a[atA + depth + 3];
        int b1 = atB + width;
        int b2 = b1 + width;
        int b3 = b2 + width;
        int c1 = atC + width;
        for (int j = jStart; j < jEnd; j++) {
            double v0 = b[atB + j];
            double v1 = b[b1 + j];
            double v2 = b[b2 + j];
            double v3 = b[b3 + j];
            c[atC + j] += a00 * v0 + a01 * v1 + a02 * v2 + a03 * v3;
            c[c1 + j] += a10 * v0 + a11 * v1 + a12 * v2 + a13 * v3;
        }
    }

    private static void oneRow(double a, double[] b, int atB, double[] c, int atC, int jStart, int jEnd) {
        for (int j = jStart; j < jEnd; j++) {
            c[atC + j] += a * b[atB + j];
        }
    }
}
