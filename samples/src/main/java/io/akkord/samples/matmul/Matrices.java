package io.akkord.samples.matmul;

import java.util.SplittableRandom;

/** Arithmetic on dense blocks. Operands stay as they are; sizes that do not fit are an IllegalArgumentException. */
public final class Matrices {

    private Matrices() {}

    /** Values evenly spread from -1 to below 1, the same for the same size and seed on every machine. */
    public static Block random(int rows, int columns, long seed) {
        Block block = Block.zeros(rows, columns);
        var random = new SplittableRandom(seed);
        double[] values = block.values();
        for (int at = 0; at < values.length; at++) {
            values[at] = 2 * random.nextDouble() - 1;
        }
        return block;
    }

    /**
     * The seed for the block in this row and column of a grid, so that each block of a large random matrix can be made
     * on its own, where it is needed.
     *
     * @param row from 0, in blocks
     * @param column from 0, in blocks
     */
    public static long blockSeed(long seed, int row, int column) {
        // Scrambled before each step, so that neighbouring seeds share no block.
        long ofMatrix = new SplittableRandom(seed).nextLong();
        long ofRow = new SplittableRandom(ofMatrix + row).nextLong();
        return new SplittableRandom(ofRow + column).nextLong();
    }

    /** The product of {@code rows x n} and {@code n x columns}: {@code rows x columns}. Equal bits everywhere. */
    public static Block multiply(Block left, Block right) {
        if (left.columns() != right.rows()) {
            throw new IllegalArgumentException(
                    left + " times " + right + ": the left one's columns must be the right one's rows");
        }
        Block product = Block.zeros(left.rows(), right.columns());
        Product.addTo(product, left, right);
        return product;
    }

    /** The sum of two blocks of one size. */
    public static Block add(Block left, Block right) {
        requireSameSize(left, right);
        Block sum = Block.zeros(left.rows(), left.columns());
        double[] a = left.values();
        double[] b = right.values();
        double[] c = sum.values();
        for (int at = 0; at < c.length; at++) {
            c[at] = a[at] + b[at];
        }
        return sum;
    }

    /**
     * How far {@code actual} is from {@code expected}: the Frobenius norm of their difference over that of
     * {@code expected}. 0 when they are equal; infinite when all that was expected is zero; NaN when a value is.
     */
    public static double relativeError(Block expected, Block actual) {
        requireSameSize(expected, actual);
        double difference = 0;
        double size = 0;
        for (int at = 0; at < expected.values().length; at++) {
            double value = expected.values()[at];
            double off = value - actual.values()[at];
            difference += off * off;
            size += value * value;
        }
        return difference == 0 ? 0 : Math.sqrt(difference / size);
    }

    private static void requireSameSize(Block left, Block right) {
        if (left.rows() != right.rows() || left.columns() != right.columns()) {
            throw new IllegalArgumentException(left + " and " + right + " must have one size");
        }
    }
}
