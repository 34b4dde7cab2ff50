package io.akkord.samples.arrays;

import io.akkord.array.Block;
import io.akkord.array.Chunked;
import io.akkord.array.Chunks;
import io.akkord.array.Randoms;
import io.akkord.cluster.cli.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Statistics of the columns of a matrix of known distribution.
 *
 * @param rows of the matrix, which has 8 columns and 40 chunks
 */
record StatsSample(int rows) implements ArraySample {

    private static final int COLUMNS = 8;
    private static final int CHUNKS = 40;
    private static final double MEAN = 3;
    private static final double DEVIATION = 2;

    @Override
    public String name() {
        return "stats";
    }

    @Override
    public Map<String, Chunked> arrays() {
        Chunks chunks = Chunks.regular(new long[] {rows, COLUMNS}, (rows + CHUNKS - 1) / CHUNKS, COLUMNS);
        Chunked x = Randoms.seeded(12).normal(chunks, MEAN, DEVIATION);
        Map<String, Chunked> arrays = new LinkedHashMap<>();
        arrays.put("mean", x.mean(0));
        arrays.put("std", x.std(0));
        arrays.put("correlation", x.correlation());
        arrays.put("least", x.min(0));
        arrays.put("greatest", x.max(0));
        arrays.put("median", x.percentile(50));
        arrays.put("histogram", x.histogram(16, -5, 11));
        arrays.put("first", x.argmax(0));
        arrays.put("total", x.greater(MEAN).where(x, -1).cumsum(0).slice("-1"));
        return arrays;
    }

    @Override
    public double error(Map<String, Block> results) {
        double error = 0;
        for (double mean : Objects.requireNonNull(results.get("mean")).doubles()) {
            error = Math.max(error, Math.abs(mean - MEAN));
        }
        for (double deviation : Objects.requireNonNull(results.get("std")).doubles()) {
            error = Math.max(error, Math.abs(deviation - DEVIATION));
        }
        return error;
    }

    @Override
    public double tolerance() {
        return 20 / Math.sqrt(rows);
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
