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

    /** Inputs of one task that are looked at; a reduce over a million inputs is placed by a sample. */
    private static final int LOOKED_AT = 64;

    private final LeastLoadedPlacement leastLoaded = new LeastLoadedPlacement();
    private final int[] holders = new int[LOOKED_AT + 2];
    private final long[] savedMicros = new long[LOOKED_AT + 2];
    private int holderCount;
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
        long total = gatherHolders(task, candidates);
        int best = candidates.leastLoaded(task);
        long bestScore = best < 0 ? Long.MAX_VALUE : total + candidates.startMicros(best);
        long second = best < 0 ? Long.MAX_VALUE : added(total, candidates.secondStartMicros(task));
        for (int i = 0; i < holderCount; i++) {
            int candidate = candidates.candidate(holders[i]);
            if (candidate < 0 || !candidates.hasCredit(candidate) || !candidates.allows(candidate, task)) {
                continue;
            }
            long score = total - savedMicros[i] + candidates.startMicros(candidate);
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

    /** Notes who has inputs, and what moving is saved there; returns the price of moving everything. */
    private long gatherHolders(int task, Candidates candidates) {
        holderCount = 0;
        int inputs = candidates.inputCount(task);
        int step = Math.max(1, (inputs + LOOKED_AT - 1) / LOOKED_AT);
        long total = 0;
        for (int i = 0; i < inputs; i += step) {
            int input = candidates.input(task, i);
            long micros = candidates.moveMicros(candidates.resultBytes(input)) * step;
            total += micros;
            int worker = candidates.workerOf(input);
            if (worker >= 0) {
                save(worker, micros);
            }
        }
        return total;
    }

    private void save(int worker, long micros) {
        for (int i = 0; i < holderCount; i++) {
            if (holders[i] == worker) {
                savedMicros[i] += micros;
                return;
            }
        }
        holders[holderCount] = worker;
        savedMicros[holderCount++] = micros;
    }
}
