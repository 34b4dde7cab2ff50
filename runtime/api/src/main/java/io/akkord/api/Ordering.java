package io.akkord.api;

/** Which of a worker's ready tasks runs first. A task's own priority always comes first. */
public enum Ordering {
    /** The task with the longest path to the end of the graph (b-level); the default. */
    CRITICAL_PATH,
    /** The task that became ready first. */
    FIFO
}
