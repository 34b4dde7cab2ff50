package io.akkord.samples.matmul;

import io.akkord.Akkord;
import io.akkord.api.Graph;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.Session;
import io.akkord.api.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * The product of two random matrices in blocks. A block of an operand is made by one task, where it is needed; every
 * product of two blocks is a task, and so is every sum of those that make one block of the result.
 *
 * @param n rows and columns of each matrix
 * @param size rows and columns of a block; those at the right and at the bottom may be smaller
 */
public record BlockedProduct(int n, int size) {

    private static final long LEFT = 1;
    private static final long RIGHT = 2;

    /** Throws {@link IllegalArgumentException} when a size is out of range. */
    public BlockedProduct {
        if (size < 1 || n < size || n > 1 << 14) {
            throw new IllegalArgumentException(
                    "n is " + n + " and the block " + size + "; give 1 to n for the block, and at most 16384 for n");
        }
    }

    private int blocks() {
        return (n + size - 1) / size;
    }

    private int length(int block) {
        return Math.min(size, n - block * size);
    }

    private Task<Block> operand(long seed, int row, int column) {
        return Task.call(Matrices::random, length(row), length(column), Matrices.blockSeed(seed, row, column));
    }

    /** The graph; its outputs are the blocks of the result, by {@link #name}. */
    public Graph graph() {
        List<Task<Block>> results = new ArrayList<>();
        for (int row = 0; row < blocks(); row++) {
            for (int column = 0; column < blocks(); column++) {
                List<Task<Block>> products = new ArrayList<>();
                for (int k = 0; k < blocks(); k++) {
                    products.add(Task.combine(Matrices::multiply, operand(LEFT, row, k), operand(RIGHT, k, column)));
                }
                results.add(Task.fold(products, Matrices::add).withKey(name(row, column)));
            }
        }
        return Graph.of(results);
    }

    private static String name(int row, int column) {
        return "block-" + row + "-" + column;
    }

    /** The result as one block, of the outputs by name. */
    public Block assemble(Map<String, Object> outputs) {
        return whole((row, column) -> (Block) Objects.requireNonNull(outputs.get(name(row, column)), "a block"));
    }

    /** The same product without a graph, for comparison: both matrices whole, multiplied at once. */
    public Block direct() {
        return Matrices.multiply(whole(LEFT), whole(RIGHT));
    }

    private Block whole(long seed) {
        return whole(
                (row, column) -> Matrices.random(length(row), length(column), Matrices.blockSeed(seed, row, column)));
    }

    private Block whole(BiFunction<Integer, Integer, Block> block) {
        return Grids.assemble(IntStream.range(0, blocks())
                .mapToObj(row -> IntStream.range(0, blocks())
                        .mapToObj(column -> block.apply(row, column))
                        .toList())
                .toList());
    }

    /** Multiplies in this JVM and prints how far the result is from the direct product. */
    public static void main(String[] args) {
        BlockedProduct product = new BlockedProduct(1024, 256);
        try (Session akkord = Akkord.local()) {
            GraphHandle<Map<String, Object>> handle = akkord.submit(product.graph(), GraphOptions.DEFAULT);
            Map<String, Object> blocks = handle.result().toCompletableFuture().join();
            System.out.println(Matrices.relativeError(product.direct(), product.assemble(blocks)));
        }
    }
}
