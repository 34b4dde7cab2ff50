package io.akkord.array.dense;

/**
 * A product row by row, four inner steps at a time, in stretches of the second operand that stay in the cache; the loop
 * over columns becomes vector instructions.
 *
 * @param values the sum so far
 */
record JavaProduct(int rows, int columns, double[] values) implements Dense.Product<double[]> {

    private static final int STRETCH = 64;

    JavaProduct(int rows, int columns) {
        this(rows, columns, new double[Math.multiplyExact(rows, columns)]);
    }

    @Override
    public void add(double[] a, int aFrom, boolean aTransposed, double[] b, int bFrom, boolean bTransposed, int inner) {
        double[] y = bTransposed ? transposed(b, bFrom, columns, inner) : b;
        int yFrom = bTransposed ? 0 : bFrom;
        int rowStep = aTransposed ? 1 : inner;
        int innerStep = aTransposed ? rows : 1;
        for (int from = 0; from < inner; from += STRETCH) {
            int to = Math.min(inner, from + STRETCH);
            for (int i = 0; i < rows; i++) {
                row(i, a, aFrom + i * rowStep, innerStep, y, yFrom, from, to);
            }
        }
    }

    private void row(int i, double[] a, int aRow, int step, double[] b, int bFrom, int from, int to) {
        int k = from;
        for (; k + 3 < to; k += 4) {
            int at = bFrom + k * columns;
            four(
                    i * columns,
                    a[aRow + k * step],
                    a[aRow + (k + 1) * step],
                    a[aRow + (k + 2) * step],
                    a[aRow + (k + 3) * step],
                    b,
                    at);
        }
        for (; k < to; k++) {
            double factor = a[aRow + k * step];
            int at = bFrom + k * columns;
            for (int j = 0; j < columns; j++) {
                values[i * columns + j] += factor * b[at + j];
            }
        }
    }

    private void four(int at, double p, double q, double r, double s, double[] b, int first) {
        double[] sum = values;
        int second = first + columns;
        int third = second + columns;
        int fourth = third + columns;
        for (int j = 0; j < columns; j++) {
            sum[at + j] += p * b[first + j] + q * b[second + j] + r * b[third + j] + s * b[fourth + j];
        }
    }

    private static double[] transposed(double[] b, int from, int rows, int columns) {
        double[] turned = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                turned[j * rows + i] = b[from + i * columns + j];
            }
        }
        return turned;
    }

    @Override
    public void get(double[] to, int at) {
        System.arraycopy(values, 0, to, at, values.length);
    }
}
