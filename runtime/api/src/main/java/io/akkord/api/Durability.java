package io.akkord.api;

/** What of a graph outlives its processes; chosen per graph. */
public enum Durability {
    /** No journal: the graph ends with its supervisor. */
    NONE,
    /** The journal holds every completion and small results; lost larger results are recomputed by lineage. */
    RECORDED,
    /** As {@link #RECORDED}, and every result larger than the inline limit is stored in the checkpoint directory. */
    CHECKPOINTED,
    /**
     * As {@link #RECORDED}, and a result is stored in the checkpoint directory where making it again, with all that it would
     * need, is expected to take longer than storing it: by learnt or expected run times and sizes, and the nodes' store rate.
     */
    CHECKPOINTED_BY_COST
}
