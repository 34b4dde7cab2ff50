package io.akkord.core.placement;

/**
 * The worker on which the task is expected to start first: the time to move the inputs that it does not have, plus the
 * work that is ahead of the task there. Idle workers are candidates too, so a long queue beside the data loses against
 * moving the data. After Dask's {@code worker_objective}. Looked at are the workers that have an input and the least
 * loaded one: any other has to move as much as that one and starts later. So it costs the inputs and the logarithm of
 * the number of workers.
 *
 * <p>Tasks without inputs have nothing to be near to. Neighbours in the order tend to meet in the same dependent, so
 * they stay on one worker for a block before the least loaded worker is chosen for the next block.
 */
final class LocalityPlacement implements Placement {

    private static final int LARGEST_BLOCK = 256;

    /** Work for each slot in a block of tasks without inputs. */
    private static final int BLOCK_MICROS = 500;

    private final LeastLoadedPlacement leastLoaded = new LeastLoadedPlacement();
    private final InputHolders holders = new InputHolders();
    private int blockWorker = -1;
    private int blockLeft;

    @Override
    public boolean place(int task, Candidates candidates, Choice choice) {
        return candidates.inputCount(task) == 0
                ? placeRoot(task, candidates, choice)
                : placeNearInputs(task, candidates, choice);
    }

    @Override
    public boolean followsLoad() {
        return true;
    }

    private boolean placeRoot(int task, Candidates candidates, Choice choice) {
        if (blockLeft > 0) {
            int candidate = candidates.candidate(blockWorker);
            if (candidate >= 0 && candidates.hasCredit(candidate) && candidates.allows(candidate, task)) {
                blockLeft--;
                return choice.choose(candidate, candidates.startMicros(candidate), Long.MAX_VALUE);
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
        long micros = Math.max(1, candidates.runMicros(task));
        return (int) Math.max(1, Math.min(LARGEST_BLOCK, BLOCK_MICROS * (long) candidates.slots(candidate) / micros));
    }

    private boolean placeNearInputs(int task, Candidates candidates, Choice choice) {
        holders.gather(task, candidates);
        long total = holders.total();
        int best = candidates.leastLoaded(task);
        long bestScore = best < 0 ? Long.MAX_VALUE : total + candidates.startMicros(best);
        long second = best < 0 ? Long.MAX_VALUE : added(total, candidates.secondStartMicros(task));
        for (int i = 0; i < holders.count(); i++) {
            int candidate = candidates.candidate(holders.worker(i));
            if (candidate < 0 || !candidates.hasCredit(candidate) || !candidates.allows(candidate, task)) {
                continue;
            }
            long score = holders.missing(i) + candidates.startMicros(candidate);
            if (score < bestScore || (score == bestScore && candidate < best)) {
                second = candidate == best ? second : Math.min(second, bestScore);
                bestScore = score;
                best = candidate;
            } else if (candidate != best) {
                second = Math.min(second, score);
            }
        }
        choice.choose(best, bestScore, second);
        return best >= 0;
    }

    private static long added(long micros, long orNever) {
        return orNever == Long.MAX_VALUE ? Long.MAX_VALUE : micros + orNever;
    }
}
