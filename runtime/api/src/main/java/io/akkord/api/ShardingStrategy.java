package io.akkord.api;

/** The rule that maps the tasks of a graph to nodes. */
public enum ShardingStrategy {
    /** Rendezvous hashing of the task, weighted by slots: stable when workers come and go. */
    HASH,
    /** Contiguous ranges of the topological order. */
    RANGE,
    /** A seeded random worker, weighted by slots. */
    RANDOM,
    /** One worker after the other, in turn. */
    ROUND_ROBIN,
    /** The worker with the least unfinished work per slot. */
    LEAST_LOADED,
    /** The worker that has to receive the fewest bytes, corrected by load; the default. */
    LOCALITY,
    /** A partition of the graph that cuts few edges between workers and shares out each of its levels. */
    PARTITION
}
