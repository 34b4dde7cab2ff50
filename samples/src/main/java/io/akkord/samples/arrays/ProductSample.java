package io.akkord.samples.arrays;

import io.akkord.Akkord;
import io.akkord.api.Session;
import io.akkord.array.Block;
import io.akkord.array.Chunked;
import io.akkord.array.Chunks;
import io.akkord.array.Randoms;
import io.akkord.array.dense.Dense;
import io.akkord.cluster.cli.Json;
import io.akkord.execution.inline.InlineSession;
import java.util.Map;
import java.util.Objects;

/**
 * The product of two random matrices.
 *
 * @param n rows and columns of each
 * @param block rows and columns of a chunk; those at the right and at the bottom may be smaller
 */
record ProductSample(int n, int block) implements ArraySample {

    private static final int LARGEST = 1 << 14;
    private static final double GIGA = 1e9;

    /** Throws {@link IllegalArgumentException} when a size is out of range. */
    ProductSample {
        if (block < 1 || n < block || n > LARGEST) {
            throw new IllegalArgumentException("n is " + n + " and the block " + block
                    + "; give 1 to n for the block, and at most " + LARGEST + " for n");
        }
    }

    @Override
    public String name() {
        return "matmul";
    }

    private Chunked operand(long seed) {
        return Randoms.seeded(seed).uniform(Chunks.regular(new long[] {n, n}, block), -1, 1);
    }

    private Chunked left() {
        return operand(1);
    }

    private Chunked right() {
        return operand(2);
    }

    @Override
    public Map<String, Chunked> arrays() {
        return Map.of("product", left().matmul(right()));
    }

    /** How far the result is from the product of the whole matrices by one call: the Frobenius norm, relative. */
    @Override
    public double error(Map<String, Block> results) {
        double[] product = Objects.requireNonNull(results.get("product")).doubles();
        double[] direct = direct();
        double off = 0;
        double size = 0;
        for (int i = 0; i < direct.length; i++) {
            off += (product[i] - direct[i]) * (product[i] - direct[i]);
            size += direct[i] * direct[i];
        }
        return off == 0 ? 0 : Math.sqrt(off / size);
    }

    private double[] direct() {
        double[] direct = new double[n * n];
        try (Session inline = new InlineSession()) {
            Dense.Product<double[]> product = Dense.best().product(n, n);
            product.add(
                    left().compute(inline).doubles(),
                    0,
                    false,
                    right().compute(inline).doubles(),
                    0,
                    false,
                    n);
            product.get(direct, 0);
        }
        return direct;
    }

    @Override
    public double tolerance() {
        return 1e-10;
    }

    @Override
    public String sizes() {
        return n + " x " + n + " in chunks of " + block;
    }

    @Override
    public Json addTo(Json outcome, double seconds) {
        return outcome.put("n", n).put("block", block).put("gigaflops", 2.0 * n * n * n / seconds / GIGA);
    }

    /** Multiplies in this JVM and prints how far the result is from the direct product. */
    public static void main(String[] args) {
        ProductSample sample = new ProductSample(1024, 256);
        try (Session akkord = Akkord.local()) {
            Block product = sample.left().matmul(sample.right()).compute(akkord);
            System.out.println(sample.error(Map.of("product", product)));
        }
    }
}
