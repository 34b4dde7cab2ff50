package io.akkord.core.supervisor;

import io.akkord.core.collection.IntList;

/**
 * What followed from applied facts and is to be acted on once they are recorded. Not part of the truth: a new life finds
 * the same by comparing the truth with what the workers have.
 */
final class Aftermath {

    /** Takes two ints. */
    interface PairConsumer {
        void accept(int first, int second);
    }

    private final IntList released = new IntList();
    private final IntList releasedFrom = new IntList();
    private final IntList stopped = new IntList();
    private final IntList stoppedAt = new IntList();
    private final IntList irreplaceable = new IntList();

    /** Nobody needs the result that a worker holds. */
    void release(int task, int holder) {
        released.add(task);
        releasedFrom.add(holder);
    }

    /** The attempt that a worker has is not wanted any more. */
    void stop(int task, int worker) {
        stopped.add(task);
        stoppedAt.add(worker);
    }

    /** The result of an impure task is gone although it is needed. */
    void miss(int task) {
        irreplaceable.add(task);
    }

    /** Takes the results to be released since the last call: (task, holder). */
    void drainReleased(PairConsumer consumer) {
        drain(released, releasedFrom, consumer);
    }

    /** Takes the attempts to be stopped since the last call: (task, worker). */
    void drainStopped(PairConsumer consumer) {
        drain(stopped, stoppedAt, consumer);
    }

    /** Takes the impure tasks whose results were missed since the last call. */
    int[] drainIrreplaceable() {
        return irreplaceable.drain();
    }

    boolean hasIrreplaceable() {
        return !irreplaceable.isEmpty();
    }

    void clear() {
        released.clear();
        releasedFrom.clear();
        stopped.clear();
        stoppedAt.clear();
        irreplaceable.clear();
    }

    private static void drain(IntList firsts, IntList seconds, PairConsumer consumer) {
        for (int i = 0; i < firsts.size(); i++) {
            consumer.accept(firsts.get(i), seconds.get(i));
        }
        firsts.clear();
        seconds.clear();
    }
}
