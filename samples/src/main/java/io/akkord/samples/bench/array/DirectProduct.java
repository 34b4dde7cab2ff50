package io.akkord.samples.bench.array;

import io.akkord.samples.bench.Load;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/** The same product by one call of OpenBLAS with several threads, on operands that lie outside the heap already. */
final class DirectProduct {

    private DirectProduct() {}

    /**
     * What a call took.
     *
     * @param cpuSeconds of this process, of all its threads
     */
    record Cost(double seconds, double cpuSeconds) {}

    /** One call. */
    static Cost of(boolean floats, int n, int threads) {
        openblas.blas_set_num_threads(threads);
        try {
            return floats ? ofFloats(n) : ofDoubles(n);
        } finally {
            openblas.blas_set_num_threads(1);
        }
    }

    private static double[] random(int size) {
        SplittableRandom random = new SplittableRandom(1);
        double[] values = new double[size];
        Arrays.setAll(values, i -> random.nextDouble() * 2 - 1);
        return values;
    }

    private static Cost ofDoubles(int n) {
        try (DoublePointer a = new DoublePointer(random(n * n));
                DoublePointer b = new DoublePointer(random(n * n));
                DoublePointer c = new DoublePointer(random(n * n))) {
            double cpu = Load.cpuSeconds();
            long started = System.nanoTime();
            openblas.cblas_dgemm(
                    openblas.CblasRowMajor,
                    openblas.CblasNoTrans,
                    openblas.CblasNoTrans,
                    n,
                    n,
                    n,
                    1,
                    a,
                    n,
                    b,
                    n,
                    0,
                    c,
                    n);
            return new Cost((System.nanoTime() - started) / 1e9, Load.cpuSeconds() - cpu);
        }
    }

    private static FloatPointer floats(int size) {
        double[] values = random(size);
        float[] narrow = new float[size];
        for (int i = 0; i < size; i++) {
            narrow[i] = (float) values[i];
        }
        return new FloatPointer(narrow);
    }

    private static Cost ofFloats(int n) {
        try (FloatPointer a = floats(n * n);
                FloatPointer b = floats(n * n);
                FloatPointer c = floats(n * n)) {
            double cpu = Load.cpuSeconds();
            long started = System.nanoTime();
            openblas.cblas_sgemm(
                    openblas.CblasRowMajor,
                    openblas.CblasNoTrans,
                    openblas.CblasNoTrans,
                    n,
                    n,
                    n,
                    1,
                    a,
                    n,
                    b,
                    n,
                    0,
                    c,
                    n);
            return new Cost((System.nanoTime() - started) / 1e9, Load.cpuSeconds() - cpu);
        }
    }
}
