package io.akkord.core.space;

/** What may go on, by the free space of a disk; each level forbids what the one before forbids, and more. */
public enum SpaceLevel {
    /** Everything. */
    AMPLE,
    /** No new graphs. */
    NO_ADMISSION,
    /** Nothing is dispatched either. */
    NO_DISPATCH,
    /** Nothing is written either: what arrives waits. */
    NO_WRITES
}
