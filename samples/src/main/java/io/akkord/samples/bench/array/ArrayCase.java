package io.akkord.samples.bench.array;

import io.akkord.array.Chunked;
import io.akkord.array.Chunks;
import io.akkord.array.DType;
import io.akkord.array.Linear;
import io.akkord.array.Randoms;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is measured. Each ends in one number, so that no result's way to the client is in the time. */
enum ArrayCase {
    /** The mean of 100 million normal numbers. */
    MEAN("random.normal(10000, 10000).mean()", 0) {
        @Override
        Chunked expression(int scale) {
            return normal(10_000 / scale, 10_000 / scale).mean();
        }
    },
    /** A matrix and its transpose. */
    TRANSPOSE("(x + x.T).sum(), x = random.normal(10000, 10000)", 0) {
        @Override
        Chunked expression(int scale) {
            Chunked x = normal(10_000 / scale, 10_000 / scale);
            return x.plus(x.transpose()).sum();
        }
    },
    /** An elementwise chain on data that is there. */
    CHAIN("ten chains (x * k + x).max(), x = random.normal(10000, 10000)", 0) {
        @Override
        Chunked expression(int scale) {
            Chunked x = normal(10_000 / scale, 10_000 / scale);
            Chunked sum = x.times(2).plus(x).max();
            for (int i = 1; i < 10; i++) {
                sum = sum.plus(x.times(2 + i).plus(x).max());
            }
            return sum;
        }
    },
    /** Doubles. */
    MATMUL("matmul 4096 x 4096 doubles, chunks 1024", 2.0 * 4096 * 4096 * 4096) {
        @Override
        Chunked expression(int scale) {
            return product(DType.DOUBLE, 4096 / scale, 1024 / scale);
        }
    },
    /** Floats. */
    MATMUL_FLOAT("matmul 4096 x 4096 floats, chunks 1024", 2.0 * 4096 * 4096 * 4096) {
        @Override
        Chunked expression(int scale) {
            return product(DType.FLOAT, 4096 / scale, 1024 / scale);
        }
    },
    /** Singular values and vectors of a tall matrix. */
    SVD("svd of 1000000 x 32, chunks of 100000 rows", 0) {
        @Override
        Chunked expression(int scale) {
            long rows = 1_000_000 / scale;
            Chunked x = Randoms.seeded(5).normal(Chunks.regular(new long[] {rows, 32}, (int) rows / 10, 32), 0, 1);
            Linear.Svd svd = Linear.svd(x);
            return svd.s()
                    .sum()
                    .plus(svd.u().square().sum())
                    .plus(svd.vt().square().sum());
        }
    };

    private static final int CHUNK = 2000;

    private final String title;
    private final double operations;

    ArrayCase(String title, double operations) {
        this.title = title;
        this.operations = operations;
    }

    /** The expression; sides are divided by the scale. */
    abstract Chunked expression(int scale);

    private static Chunked normal(int rows, int columns) {
        return Randoms.seeded(1).normal(Chunks.regular(new long[] {rows, columns}, CHUNK), 0, 1);
    }

    private static Chunked product(DType type, int n, int chunk) {
        Chunks chunks = Chunks.regular(new long[] {n, n}, chunk);
        Randoms random = Randoms.seeded(2);
        Chunked a = random.uniform(chunks, -1, 1).astype(type);
        Chunked b = random.uniform(chunks, -1, 1).astype(type);
        return a.matmul(b).sum();
    }

    String title() {
        return title;
    }

    /** Floating point operations at full scale; 0 if they are not what counts. */
    double operations() {
        return operations;
    }

    /** Its word on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ArrayCase> of(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
