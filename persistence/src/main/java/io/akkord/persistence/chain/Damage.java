package io.akkord.persistence.chain;

/**
 * Why a journal cannot be trusted from some place on. It is found once and stays; what stands before it was verified.
 *
 * @param persistenceId whose journal
 * @param number number of the record that is wrong or missing
 * @param kind what sort of finding
 * @param what what was wrong, with the values found and expected
 * @param repair what to do about it
 */
public record Damage(String persistenceId, long number, Kind kind, String what, String repair) {

    /** Sorts of findings. */
    public enum Kind {
        /** The stored bytes are not a record of a known form. */
        FORMAT,
        /** The stored bytes differ from those that were written. */
        CHECKSUM,
        /** Records are missing, or one stands twice. */
        GAP,
        /** The record follows another history than the one before it. */
        LINK,
        /** The journal ends before the last commit that the mark knows, or the mark itself is unusable. */
        TAIL,
        /** The record is intact, but this version cannot read it. */
        SCHEMA,
        /** The snapshot is intact, but this version cannot read it. */
        SNAPSHOT,
        /** The store itself failed to read. */
        STORE
    }

    /** The one text for logs and users. */
    public String message() {
        return "the journal of " + persistenceId + " is damaged at event " + number + ": " + what + "; " + repair;
    }

    /** Damage of one record: what stands before it can be kept, unless the record is merely too new. */
    public static Damage at(String persistenceId, long number, Kind kind, String what) {
        String repair = kind == Kind.SCHEMA ? Repairs.UPGRADE : Repairs.cut(persistenceId, Math.max(0, number - 1));
        return new Damage(persistenceId, number, kind, what, repair);
    }

    /** The journal could not be read at all: what a recovery that failed inside the journal plugin comes to. */
    public static Damage unreadable(String persistenceId, long lastNumber, Throwable cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
        return at(persistenceId, lastNumber + 1, Kind.STORE, reason);
    }

    @Override
    public String toString() {
        return message();
    }
}
