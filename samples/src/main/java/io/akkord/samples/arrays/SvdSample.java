package io.akkord.samples.arrays;

import io.akkord.array.Block;
import io.akkord.array.Chunked;
import io.akkord.array.Chunks;
import io.akkord.array.Linear;
import io.akkord.array.Products;
import io.akkord.array.Randoms;
import io.akkord.cluster.cli.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The singular value decomposition of a tall matrix.
 *
 * @param rows of the matrix, which has 16 columns and 20 chunks
 */
record SvdSample(int rows) implements ArraySample {

    private static final int COLUMNS = 16;
    private static final int CHUNKS = 20;

    @Override
    public String name() {
        return "svd";
    }

    @Override
    public Map<String, Chunked> arrays() {
        Chunks chunks = Chunks.regular(new long[] {rows, COLUMNS}, (rows + CHUNKS - 1) / CHUNKS, COLUMNS);
        Chunked x = Randoms.seeded(11).normal(chunks, 0, 1);
        Linear.Svd svd = Linear.svd(x);
        Chunked back = svd.u().times(svd.s()).matmul(svd.vt());
        Map<String, Chunked> arrays = new LinkedHashMap<>();
        arrays.put("s", svd.s());
        arrays.put("vt", svd.vt());
        arrays.put("error", back.minus(x).abs().max());
        arrays.put("orthogonality", Products.matmul(svd.u().transpose(), svd.u()));
        return arrays;
    }

    @Override
    public double error(Map<String, Block> results) {
        Block gram = Objects.requireNonNull(results.get("orthogonality"));
        double error = Objects.requireNonNull(results.get("error")).element(0);
        for (int i = 0; i < gram.size(); i++) {
            error = Math.max(error, Math.abs(gram.element(i) - (i % (COLUMNS + 1) == 0 ? 1 : 0)));
        }
        return error;
    }

    @Override
    public double tolerance() {
        return 1e-10;
    }

    @Override
    public String sizes() {
        return rows + " rows";
    }

    @Override
    public Json addTo(Json outcome, double seconds) {
        return outcome.put("rows", rows);
    }
}
