package io.akkord.samples.matmul;

import java.util.Arrays;

/**
 * A dense matrix, or a part of one, row after row.
 *
 * <p>Equal when sizes and values are. The array is not copied: leave it alone once it is in a block.
 *
 * @param rows at least 1
 * @param columns at least 1
 * @param values exactly {@code rows * columns}; row {@code i}, column {@code j} is {@code values[i * columns + j]}
 */
public record Block(int rows, int columns, double[] values) {

    /** Throws {@link IllegalArgumentException} when the sizes are out of range or do not match the values. */
    public Block {
        length(rows, columns);
        if ((long) rows * columns != values.length) {
            throw new IllegalArgumentException(
                    name(rows, columns) + " does not match its " + values.length + " values");
        }
    }

    /** A block of zeros of this size. */
    public static Block zeros(int rows, int columns) {
        return new Block(rows, columns, new double[length(rows, columns)]);
    }

    /** The value at row {@code i} and column {@code j}, both from 0. */
    public double at(int i, int j) {
        return values[i * columns + j];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Block that
                && rows == that.rows
                && columns == that.columns
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return (rows * 31 + columns) * 31 + Arrays.hashCode(values);
    }

    /** Its size only, such as {@code Block[512x512]}. */
    @Override
    public String toString() {
        return name(rows, columns);
    }

    private static int length(int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(name(rows, columns) + " must have a row and a column");
        }
        if ((long) rows * columns > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(name(rows, columns) + " is too large for one array");
        }
        return rows * columns;
    }

    private static String name(int rows, int columns) {
        return "Block[" + rows + "x" + columns + "]";
    }
}
