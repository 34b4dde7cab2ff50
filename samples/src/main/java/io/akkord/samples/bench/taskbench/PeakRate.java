package io.akkord.samples.bench.taskbench;

import io.akkord.samples.bench.Medians;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The rate at which plain threads of this JVM compute the kernel without any runtime: what efficiency is measured by. It
 * is measured again beside each run, so that what other programs take of the machine meanwhile counts for both.
 */
final class PeakRate implements AutoCloseable {

    private static final int ROUNDS = 3;
    private static final int UNMEASURED = 20;
    private static final long ITERATIONS = 1_600_000;
    private static final double NANOS_A_SECOND = 1e9;
    private static volatile double sink;

    private final ExecutorService pool;
    private final int threads;

    PeakRate(int threads) throws InterruptedException, ExecutionException {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < UNMEASURED; i++) {
            round();
        }
    }

    /** Floating-point operations a second of all threads together, now: the median of some rounds. */
    double flopsPerSecond() throws InterruptedException, ExecutionException {
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rates.add(round());
        }
        return Medians.of(rates);
    }

    private double round() throws InterruptedException, ExecutionException {
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

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
