package io.akkord.samples.bench.guard;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/**
 * A fixed piece of work by which a machine's speed is measured: two threads hand each other batches of numbers, and each
 * files them in a map, as a runtime does with its tasks. What slows this down, a slower or busier machine, slows down the
 * runtime about as much.
 */
final class Calibration {

    private static final int BATCHES = 400;
    private static final int BATCH = 256;
    private static final int ROOM = 8;
    private static final double NANOS_A_SECOND = 1e9;
    private static final int[] LAST = {};

    private Calibration() {}

    /** Numbers handed over a second, now. */
    static double rate() throws InterruptedException {
        BlockingQueue<int[]> queue = new ArrayBlockingQueue<>(ROOM);
        long started = System.nanoTime();
        CompletableFuture<Long> taken = CompletableFuture.supplyAsync(() -> take(queue));
        Map<Integer, int[]> sent = new HashMap<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            int[] numbers = new int[BATCH];
            for (int i = 0; i < BATCH; i++) {
                numbers[i] = batch * BATCH + i;
                sent.put(numbers[i], numbers);
            }
            queue.put(numbers);
        }
        queue.put(LAST);
        long sum = taken.join();
        double seconds = (System.nanoTime() - started) / NANOS_A_SECOND;
        long count = (long) BATCHES * BATCH;
        if (sum != count * (count - 1) / 2 || sent.size() != count) {
            throw new IllegalStateException("the calibration summed " + sum + " over " + sent.size() + " numbers");
        }
        return count / seconds;
    }

    private static long take(BlockingQueue<int[]> queue) {
        Map<Integer, Long> got = new HashMap<>();
        try {
            for (int[] numbers = queue.take(); numbers != LAST; numbers = queue.take()) {
                for (int number : numbers) {
                    got.put(number, (long) number);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return got.values().stream().mapToLong(Long::longValue).sum();
    }
}
