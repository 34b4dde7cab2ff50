package io.akkord.core.worker;

/** Which graph's tasks run first on a worker that has ready tasks of several. */
public enum GraphOrdering {
    /** Each gets its share of the slots' time by its weight, by stride scheduling; the default. */
    FAIR_SHARE,
    /** The graph that came to the worker first. */
    FIFO,
    /** The graph whose tasks ran the shortest here on average; one that nothing is known of goes first. */
    SHORTEST_JOB,
    /** The graph with the least expected work left, as its supervisor told. */
    SHORTEST_REMAINING,
    /** The graph whose next task has the highest priority; a point is outweighed by a thousand tasks of waiting. */
    PRIORITY
}
