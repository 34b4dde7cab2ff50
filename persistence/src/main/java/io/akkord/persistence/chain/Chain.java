package io.akkord.persistence.chain;

import io.akkord.persistence.schema.OpeningTypes;
import io.akkord.persistence.schema.SchemaException;
import io.akkord.persistence.schema.StoredBody;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The history of one persistence id as a chain of records: each carries its number and the hash of the one before. The
 * first has number 1, or is of one of the {@link OpeningTypes}.
 *
 * <p>A chain lives in two phases. <i>Replay</i>: it may begin at a snapshot, then takes every record in order and
 * verifies it; {@link #endReplay} compares the end with what is known of it. <i>Writing</i>: it numbers and links new
 * records. The first thing that is wrong becomes the chain's {@link Damage}; from then on nothing is taken and nothing
 * may be written. A chain serves one incarnation of one entity and is used by one thread at a time.
 */
public final class Chain {

    private final String persistenceId;
    private final @Nullable Mark expected;
    private Mark head;
    private boolean writing;
    private long snapshotNumber;
    /** There is nothing but the event that says that all was deleted. */
    private boolean blank;

    private @Nullable Damage damage;

    /**
     * @param expected the last commit as it is known from elsewhere, which replay must reach; null if nothing is known
     */
    public Chain(String persistenceId, @Nullable Mark expected) {
        this.persistenceId = persistenceId;
        this.expected = expected;
        this.head = Mark.origin(persistenceId);
    }

    public String persistenceId() {
        return persistenceId;
    }

    /** The last record that was verified or written. */
    public Mark head() {
        return head;
    }

    public Optional<Damage> damage() {
        return Optional.ofNullable(damage);
    }

    /** Replay begins after the record that the snapshot names. */
    public void startAt(Mark snapshot) {
        requireReplay("a snapshot");
        head = snapshot;
        snapshotNumber = snapshot.number();
        compareWithExpected();
    }

    /** Verifies the next stored record; empty if it, or one before it, is damaged. */
    public Optional<StoredBody> accept(JournalRecord record) {
        requireReplay("a stored record");
        if (damage != null) {
            return Optional.empty();
        }
        Optional<Envelope.Finding> finding = Envelope.check(record.bytes());
        if (finding.isPresent()) {
            report(finding.get().kind(), finding.get().what());
            return Optional.empty();
        }
        Envelope envelope = Envelope.read(record.bytes());
        if (!follows(envelope)) {
            return Optional.empty();
        }
        blank = isAtOrigin() && OpeningTypes.leavesNothing(envelope.body());
        head = new Mark(envelope.number(), Xx64.hash(record.bytes()));
        compareWithExpected();
        return damage == null ? Optional.of(envelope.body()) : Optional.empty();
    }

    private boolean follows(Envelope envelope) {
        if (opens(envelope)) {
            return true;
        }
        if (envelope.number() != head.number() + 1) {
            report(Damage.Kind.GAP, "event " + envelope.number() + " stands in its place");
        } else if (envelope.previousHash() != head.hash()) {
            report(
                    Damage.Kind.LINK,
                    String.format(
                            "it follows %016x, but the hash before it is %016x", envelope.previousHash(), head.hash()));
        }
        return damage == null;
    }

    /** The first event that is left may have any number, if it says all that counts of those before it. */
    private boolean opens(Envelope envelope) {
        return isAtOrigin() && envelope.number() > 1 && OpeningTypes.contains(envelope.body());
    }

    /** Nothing was verified or written yet, and no snapshot was given. */
    public boolean isAtOrigin() {
        return head.equals(Mark.origin(persistenceId));
    }

    /** The last event in the snapshot with which replay began; 0 if it began without. */
    public long snapshotNumber() {
        return snapshotNumber;
    }

    /** The last event that somebody must vouch for; 0 if there is none that says anything. */
    public long lastOfUse() {
        return blank ? 0 : head.number();
    }

    private void compareWithExpected() {
        Mark mark = expected;
        if (mark != null && mark.number() == head.number() && mark.hash() != head.hash()) {
            fail(Damage.at(
                    persistenceId,
                    head.number(),
                    Damage.Kind.LINK,
                    "the journal says " + head + ", the mark " + mark + ": they are of different histories"));
        }
    }

    /**
     * Replay is over.
     *
     * @param highest the last number that the store itself knows; the chain must have reached it
     */
    public Optional<Damage> endReplay(long highest) {
        requireReplay("the end of replay");
        writing = true;
        Mark mark = expected;
        if (mark != null && mark.number() > head.number()) {
            report(
                    Damage.Kind.TAIL,
                    "the journal ends at " + head.number() + ", but " + mark.number() + " was committed");
        }
        if (highest > head.number()) {
            report(Damage.Kind.TAIL, "the journal ends at " + head.number() + ", but its counter says " + highest);
        }
        return damage();
    }

    /**
     * Numbers and links a new record.
     *
     * @throws IllegalStateException before the end of replay, and if the journal is damaged
     */
    public JournalRecord append(StoredBody body) {
        if (!writing) {
            throw new IllegalStateException("the journal of " + persistenceId + " is still being replayed");
        }
        if (damage != null) {
            throw new IllegalStateException(damage.message());
        }
        JournalRecord record = new JournalRecord(new Envelope(head.number() + 1, head.hash(), body).toBytes());
        head = new Mark(head.number() + 1, Xx64.hash(record.bytes()));
        blank = false;
        return record;
    }

    /** Declares damage that was found elsewhere; the first one stays. */
    public void fail(Damage found) {
        if (damage == null) {
            damage = found;
        }
    }

    /** The record that was accepted last is intact, but this version of the program cannot read it. */
    public void failUnreadable(SchemaException cause) {
        fail(new Damage(
                persistenceId, head.number(), Damage.Kind.SCHEMA, String.valueOf(cause.getMessage()), Repairs.UPGRADE));
    }

    private void report(Damage.Kind kind, String what) {
        fail(Damage.at(persistenceId, head.number() + 1, kind, what));
    }

    private void requireReplay(String what) {
        if (writing) {
            throw new IllegalStateException("the chain of " + persistenceId + " was given " + what
                    + " after replay; make a new chain for every incarnation of the entity");
        }
    }
}
