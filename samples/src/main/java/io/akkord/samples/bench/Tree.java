package io.akkord.samples.bench;

import io.akkord.api.Task;
import java.util.List;
import java.util.stream.IntStream;

/** The tree graph: leaves that add two numbers, and above them sums of two sums. */
public final class Tree {

    private Tree() {}

    /** The operation of leaves and knots. */
    public static long add(long left, long right) {
        return left + right;
    }

    /** As many tasks as the tree has leaves and knots: 2^depth - 1. */
    static int tasks(int depth) {
        return (1 << depth) - 1;
    }

    static Task<Long> graph(int depth) {
        List<Task<Long>> leaves = IntStream.range(0, 1 << (depth - 1))
                .mapToObj(leaf -> Task.call(Tree::add, 2L * leaf, 2L * leaf + 1))
                .toList();
        return Task.reduce(leaves, 2, Tree::add);
    }

    /** What the graph must give: the sum of the numbers below 2^depth. */
    static long expected(int depth) {
        return (1L << depth) * ((1L << depth) - 1) / 2;
    }
}
