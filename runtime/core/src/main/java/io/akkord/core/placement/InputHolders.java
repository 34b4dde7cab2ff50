package io.akkord.core.placement;

/**
 * Who has inputs of one task, and what each saves of moving them: found in time proportional to the inputs, of which a
 * sample is taken if there are many.
 */
final class InputHolders {

    /** Inputs of one task that are looked at; a reduce over a million inputs is placed by a sample. */
    private static final int LOOKED_AT = 64;

    private final int[] workers = new int[LOOKED_AT + 2];
    private final long[] savedMicros = new long[LOOKED_AT + 2];
    private int count;
    private long total;

    /** Looks at another task. */
    void gather(int task, Candidates candidates) {
        count = 0;
        total = 0;
        int inputs = candidates.inputCount(task);
        int step = Math.max(1, (inputs + LOOKED_AT - 1) / LOOKED_AT);
        for (int i = 0; i < inputs; i += step) {
            int input = candidates.input(task, i);
            long micros = candidates.moveMicros(candidates.resultBytes(input)) * step;
            total += micros;
            int worker = candidates.workerOf(input);
            if (worker >= 0) {
                save(worker, micros);
            }
        }
    }

    private void save(int worker, long micros) {
        for (int i = 0; i < count; i++) {
            if (workers[i] == worker) {
                savedMicros[i] += micros;
                return;
            }
        }
        workers[count] = worker;
        savedMicros[count++] = micros;
    }

    /** How many workers have inputs; they come in the order of the inputs. */
    int count() {
        return count;
    }

    int worker(int holder) {
        return workers[holder];
    }

    /** Price of moving all inputs, in microseconds. */
    long total() {
        return total;
    }

    /** Price of moving the inputs that a holder does not have. */
    long missing(int holder) {
        return total - savedMicros[holder];
    }

    /** The same for any worker. */
    long missingAt(int worker) {
        for (int i = 0; i < count; i++) {
            if (workers[i] == worker) {
                return missing(i);
            }
        }
        return total;
    }

    /** The same for the best other candidate; {@link Long#MAX_VALUE} if there is none. */
    long missingElsewhere(int task, int worker, Candidates candidates) {
        long least = candidates.count() > 1 ? total : Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            int candidate = candidates.candidate(workers[i]);
            if (workers[i] != worker && candidate >= 0 && candidates.allows(candidate, task)) {
                least = Math.min(least, missing(i));
            }
        }
        return least;
    }
}
