package io.akkord.api;

/** What of a graph outlives its processes; chosen per graph. */
public enum Durability {
    /** No journal: the graph ends with its supervisor. */
    NONE,
    /** The journal holds every completion and small results; lost larger results are recomputed by lineage. */
    RECORDED,
    /** As {@link #RECORDED}, and every result larger than the inline limit is stored in the checkpoint directory. */
    CHECKPOINTED
}
