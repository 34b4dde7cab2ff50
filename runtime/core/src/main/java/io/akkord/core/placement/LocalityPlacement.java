package io.akkord.core.placement;

/**
 * The worker on which the task is expected to start first: the time to move the inputs that it does not have, plus the
 * work that is ahead of the task there. Idle workers are candidates too, so a long queue beside the data loses against
 * moving the data. After Dask's {@code worker_objective}.
 *
 * <p>Tasks without inputs have nothing to be near to. Neighbours in the order tend to meet in the same dependent, so
 * they stay on one worker for a block before the least loaded worker is chosen for the next block.
 */
final class LocalityPlacement implements Placement {

    /** Price of one input from elsewhere, whatever its size. */
    private static final int MESSAGE_MICROS = 100;

    /** Bytes that move in a microsecond; 1 GB/s. */
    private static final int BYTES_PER_MICRO = 1000;

    private static final int LARGEST_BLOCK = 256;

    /** Inputs of one task that are looked at; a reduce over a million inputs is placed by a sample. */
    private static final int LOOKED_AT = 64;

    private final LeastLoadedPlacement leastLoaded = new LeastLoadedPlacement();
    private int blockWorker = -1;
    private int blockLeft;
    private long[] localMicros = new long[8];

    @Override
    public boolean place(int task, Candidates candidates, Choice choice) {
        return candidates.inputCount(task) == 0
                ? placeRoot(task, candidates, choice)
                : placeNearInputs(task, candidates, choice);
    }

    private boolean placeRoot(int task, Candidates candidates, Choice choice) {
        if (blockLeft > 0) {
            for (int i = 0; i < candidates.count(); i++) {
                if (candidates.worker(i) == blockWorker && candidates.hasCredit(i) && candidates.allows(i, task)) {
                    blockLeft--;
                    return choice.choose(i, 0, Integer.MAX_VALUE);
                }
            }
        }
        if (!leastLoaded.place(task, candidates, choice)) {
            return false;
        }
        blockWorker = candidates.worker(choice.candidate);
        blockLeft = blockLength(task, candidates, choice.candidate) - 1;
        return true;
    }

    /** About half a millisecond of work, so that dear tasks are dealt out one by one. */
    private static int blockLength(int task, Candidates candidates, int candidate) {
        int micros = Math.max(1, candidates.runMicros(task));
        return Math.max(1, Math.min(LARGEST_BLOCK, 500 * candidates.slots(candidate) / micros));
    }

    private boolean placeNearInputs(int task, Candidates candidates, Choice choice) {
        long total = countLocal(task, candidates);
        long runMicros = Math.max(1, candidates.runMicros(task));
        int best = -1;
        long bestScore = Long.MAX_VALUE;
        long second = Long.MAX_VALUE;
        for (int i = 0; i < candidates.count(); i++) {
            if (candidates.allows(i, task) && candidates.hasCredit(i)) {
                long queue = runMicros * candidates.inFlight(i) / candidates.slots(i);
                long score = total - localMicros[i] + queue;
                if (score < bestScore) {
                    second = bestScore;
                    bestScore = score;
                    best = i;
                } else {
                    second = Math.min(second, score);
                }
            }
        }
        return best >= 0
                && choice.choose(
                        best, (int) Math.min(bestScore, Integer.MAX_VALUE), (int) Math.min(second, Integer.MAX_VALUE));
    }

    /** Fills {@code localMicros} with what each candidate saves by what it has; returns the price of moving everything. */
    private long countLocal(int task, Candidates candidates) {
        if (localMicros.length < candidates.count()) {
            localMicros = new long[candidates.count() * 2];
        }
        java.util.Arrays.fill(localMicros, 0, candidates.count(), 0);
        int inputs = candidates.inputCount(task);
        int step = Math.max(1, inputs / LOOKED_AT);
        long total = 0;
        for (int i = 0; i < inputs; i += step) {
            int input = candidates.input(task, i);
            long micros = (MESSAGE_MICROS + candidates.resultBytes(input) / BYTES_PER_MICRO) * (long) step;
            total += micros;
            int worker = candidates.workerOf(input);
            for (int c = 0; c < candidates.count(); c++) {
                if (candidates.worker(c) == worker) {
                    localMicros[c] += micros;
                }
            }
        }
        return total;
    }
}
