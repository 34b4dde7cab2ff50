package io.akkord.core.placement;

/**
 * The workers that a task may go to, as a strategy sees them: numbered 0 … {@code count() - 1} in ascending order of
 * their numbers in the graph. A view of the moment; strategies only read.
 */
public interface Candidates {

    int count();

    /** Number of the candidate's worker in the graph. */
    int worker(int candidate);

    int slots(int candidate);

    /** Name of the worker, stable for as long as its process lives. */
    String workerId(int candidate);

    /** Dispatched and unfinished tasks. */
    int inFlight(int candidate);

    /** Whether it may be given another task now. */
    boolean hasCredit(int candidate);

    /** Whether the task's options allow the candidate. */
    boolean allows(int candidate, int task);

    /** Tasks of the graph so far. */
    int taskCount();

    /** Learnt run time of the task's operation in microseconds, or a guess. */
    int runMicros(int task);

    int inputCount(int task);

    /** The task whose result is the task's i-th input. */
    int input(int task, int i);

    /** The worker that holds the task's result or runs the task; -1 for none. */
    int workerOf(int task);

    /** Bytes of the task's result, learnt or guessed if it has not finished. */
    int resultBytes(int task);
}
