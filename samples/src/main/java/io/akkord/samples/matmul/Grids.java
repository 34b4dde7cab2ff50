package io.akkord.samples.matmul;

import java.util.ArrayList;
import java.util.List;

/** Matrices as grids of blocks: a list of block rows, each a list of blocks from left to right. */
public final class Grids {

    private Grids() {}

    /**
     * The part of a block that begins at this row and column, from 0.
     *
     * @throws IllegalArgumentException when it does not lie inside
     */
    public static Block cut(Block block, int row, int column, int rows, int columns) {
        Block part = Block.zeros(rows, columns);
        if (row < 0 || column < 0 || row > block.rows() - rows || column > block.columns() - columns) {
            throw new IllegalArgumentException(part + " at " + row + ", " + column + " does not lie inside " + block);
        }
        copy(block, row, column, part, 0, 0, rows, columns);
        return part;
    }

    /**
     * A block cut into blocks of at most this size; those at the right and at the bottom may be smaller.
     *
     * @throws IllegalArgumentException when a size is below 1
     */
    public static List<List<Block>> split(Block block, int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException("cannot split into blocks of " + rows + "x" + columns);
        }
        List<List<Block>> grid = new ArrayList<>();
        for (int row = 0; row < block.rows(); row += rows) {
            List<Block> blocks = new ArrayList<>();
            for (int column = 0; column < block.columns(); column += columns) {
                int height = Math.min(rows, block.rows() - row);
                blocks.add(cut(block, row, column, height, Math.min(columns, block.columns() - column)));
            }
            grid.add(List.copyOf(blocks));
        }
        return List.copyOf(grid);
    }

    /**
     * The one block that a grid stands for.
     *
     * @throws IllegalArgumentException when the grid is empty, or blocks of one row differ in rows, or blocks of one
     *     column in columns
     */
    public static Block assemble(List<List<Block>> grid) {
        if (grid.isEmpty() || grid.get(0).isEmpty()) {
            throw new IllegalArgumentException("a grid needs a block");
        }
        grid.forEach(blocks -> requireFit(blocks, grid.get(0)));
        int rows = grid.stream().mapToInt(blocks -> blocks.get(0).rows()).reduce(0, Math::addExact);
        int columns = grid.get(0).stream().mapToInt(Block::columns).reduce(0, Math::addExact);
        Block whole = Block.zeros(rows, columns);
        int row = 0;
        for (List<Block> blocks : grid) {
            int column = 0;
            for (Block block : blocks) {
                copy(block, 0, 0, whole, row, column, block.rows(), block.columns());
                column += block.columns();
            }
            row += blocks.get(0).rows();
        }
        return whole;
    }

    private static void requireFit(List<Block> blocks, List<Block> firstRow) {
        boolean fits = blocks.size() == firstRow.size();
        for (int j = 0; fits && j < blocks.size(); j++) {
            fits = blocks.get(j).rows() == blocks.get(0).rows()
                    && blocks.get(j).columns() == firstRow.get(j).columns();
        }
        if (!fits) {
            throw new IllegalArgumentException("the row " + blocks + " does not fit below " + firstRow);
        }
    }

    private static void copy(
            Block from, int fromRow, int fromColumn, Block to, int toRow, int toColumn, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            int source = (fromRow + i) * from.columns() + fromColumn;
            int target = (toRow + i) * to.columns() + toColumn;
            System.arraycopy(from.values(), source, to.values(), target, columns);
        }
    }
}
