package io.akkord.api;

/**
 * Which of the tasks that can run goes first, in the supervisor and on each worker. Under all but {@link #PRIORITY} a
 * task's own priority comes before the ordering. Expected run times are the user's hints, else learnt for each operation.
 */
public enum Ordering {
    /** The task with the longest expected way to the end of the graph (b-level); the default. */
    CRITICAL_PATH,
    /** The task that could run first. */
    FIFO,
    /** The task with the shortest expected run time. */
    SHORTEST_JOB,
    /** The task with the least expected work on its cheapest way to an end of the graph. */
    SHORTEST_REMAINING,
    /** The task with the highest priority, where waiting counts too: nothing starves. */
    PRIORITY,
    /** What was begun is finished before something else is begun, so that results can be released early. */
    DEPTH_FIRST
}
