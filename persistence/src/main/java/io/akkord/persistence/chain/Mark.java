package io.akkord.persistence.chain;

/**
 * A place in the history of one persistence id.
 *
 * @param number number of the last record; 0 before the first
 * @param hash hash over the stored bytes of that record; before the first, the hash of the persistence id, so that the
 *     records of one id are never taken for another's
 */
public record Mark(long number, long hash) {

    /** The place before the first record. */
    public static Mark origin(String persistenceId) {
        return new Mark(0, Xx64.hash(persistenceId));
    }

    @Override
    public String toString() {
        return number + " (" + String.format("%016x", hash) + ")";
    }
}
