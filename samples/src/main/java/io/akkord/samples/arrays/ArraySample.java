package io.akkord.samples.arrays;

import io.akkord.array.Block;
import io.akkord.array.Chunked;
import io.akkord.array.Chunks;
import io.akkord.array.Linear;
import io.akkord.array.Products;
import io.akkord.array.Randoms;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What is computed, and how far the result is from what it has to be. */
public enum ArraySample {
    /** The singular value decomposition of a tall matrix. */
    SVD {
        @Override
        public Map<String, Chunked> arrays(int rows) {
            Chunked x = Randoms.seeded(11).normal(Chunks.regular(new long[] {rows, 16}, (rows + 19) / 20, 16), 0, 1);
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
                error = Math.max(error, Math.abs(gram.element(i) - (i % (gram.shape()[1] + 1) == 0 ? 1 : 0)));
            }
            return error;
        }
    },
    /** Statistics of the columns of a matrix of known distribution. */
    STATS {
        @Override
        public Map<String, Chunked> arrays(int rows) {
            Chunked x = Randoms.seeded(12).normal(Chunks.regular(new long[] {rows, 8}, (rows + 39) / 40, 8), 3, 2);
            Map<String, Chunked> arrays = new LinkedHashMap<>();
            arrays.put("mean", x.mean(0));
            arrays.put("std", x.std(0));
            arrays.put("correlation", x.correlation());
            arrays.put("least", x.min(0));
            arrays.put("greatest", x.max(0));
            arrays.put("median", x.percentile(50));
            arrays.put("histogram", x.histogram(16, -5, 11));
            arrays.put("first", x.argmax(0));
            arrays.put("total", x.greater(3).where(x, -1).cumsum(0).slice("-1"));
            return arrays;
        }

        @Override
        public double error(Map<String, Block> results) {
            double error = 0;
            for (double mean : Objects.requireNonNull(results.get("mean")).doubles()) {
                error = Math.max(error, Math.abs(mean - 3));
            }
            for (double deviation : Objects.requireNonNull(results.get("std")).doubles()) {
                error = Math.max(error, Math.abs(deviation - 2));
            }
            return error;
        }
    };

    /** The arrays, by name. */
    public abstract Map<String, Chunked> arrays(int rows);

    /** How far off the results are. */
    public abstract double error(Map<String, Block> results);

    /** The error from which on something is wrong. */
    public double tolerance(int rows) {
        return this == SVD ? 1e-10 : 20 / Math.sqrt(rows);
    }
}
