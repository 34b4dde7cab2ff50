package io.akkord.core.collection;

/** A strict order of ints: irreflexive, transitive, and total over the ints that it is used for. */
public interface IntOrder {

    /** Whether the first comes before the second. */
    boolean before(int first, int second);
}
