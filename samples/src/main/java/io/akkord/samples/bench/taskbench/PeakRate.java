package io.akkord.samples.bench.taskbench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The rate at which plain threads of this JVM compute the kernel without any runtime: what efficiency is measured by. */
final class PeakRate {

    private static final int ROUNDS = 7;
    private static final long ITERATIONS = 400_000;
    private static final double NANOS_A_SECOND = 1e9;
    private static volatile double sink;

    private PeakRate() {}

    /** Floating-point operations a second of so many threads together: the median of several rounds after two unmeasured. */
    static double flopsPerSecond(int threads) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            round(pool, threads);
            round(pool, threads);
            List<Double> rates = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                rates.add(round(pool, threads));
            }
            return Medians.of(rates);
        } finally {
            pool.shutdownNow();
        }
    }

    private static double round(ExecutorService pool, int threads) throws InterruptedException, ExecutionException {
        long started = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(pool.submit(() -> sink = Kernel.compute(ITERATIONS)));
        }
        for (Future<?> each : running) {
            each.get();
        }
        double seconds = (System.nanoTime() - started) / NANOS_A_SECOND;
        Kernel measured = new Kernel(Kernel.Kind.COMPUTE_BOUND, ITERATIONS, 0, 0, 1);
        return threads * measured.flops() / seconds;
    }
}
