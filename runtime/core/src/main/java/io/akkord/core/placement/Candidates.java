package io.akkord.core.placement;

import io.akkord.core.graph.CompiledGraph;
import io.akkord.core.ordering.TaskCosts;

/**
 * The workers that a task may go to, as a strategy sees them: numbered 0 … {@code count() - 1} in ascending order of
 * their numbers in the graph. A view of the moment; strategies only read. What is asked of one candidate costs nothing,
 * the best of all by load the logarithm of their number at most.
 */
public interface Candidates extends TaskCosts {

    /** Another number whenever candidates have come or gone. */
    long version();

    int count();

    /** Number of the candidate's worker in the graph. */
    int worker(int candidate);

    /** The candidate of a worker; -1 if it is none. */
    int candidate(int worker);

    int slots(int candidate);

    /** Name of the worker, stable for as long as its process lives. */
    String workerId(int candidate);

    /** Expected time in microseconds until a further task would start there: 0 if a slot is free. */
    long startMicros(int candidate);

    /** Whether it may be given another task now. */
    boolean hasCredit(int candidate);

    /** Whether the task's options allow the candidate. */
    boolean allows(int candidate, int task);

    /** Slots of all candidates that the task's options allow. */
    int allowedSlots(int task);

    /** The allowed candidate that has the n-th of these slots, counted from 0 through the candidates. */
    int bySlot(int task, int slot);

    /** The allowed candidate with credit that would start a further task first; -1 if there is none. */
    int leastLoaded(int task);

    /** {@link #startMicros} of the next best one; {@link Long#MAX_VALUE} if there is none. */
    long secondStartMicros(int task);

    /** Tasks of the graph so far. */
    int taskCount();

    /** The graph as it is so far; read only. */
    CompiledGraph graph();

    int inputCount(int task);

    /** The task whose result is the task's i-th input. */
    int input(int task, int i);

    /** The worker that holds the task's result or runs the task; -1 for none. */
    int workerOf(int task);
}
