package io.akkord.persistence.replay;

import io.akkord.persistence.chain.Chain;
import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.chain.Mark;
import io.akkord.persistence.schema.EventSchema;
import io.akkord.persistence.schema.SchemaException;
import io.akkord.persistence.schema.StoredBody;
import io.akkord.persistence.store.JournalEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the records of one id as they come out of a store, one after the other, by the same chain that the running
 * entity uses; moreover each must lie under its own number in the store. Not safe for use by several threads.
 *
 * @param <E> the events
 */
public final class HistoryVerifier<E> {

    private final EventSchema<E> schema;
    private final Chain chain;

    /**
     * @param mark the last commit, if it is known
     */
    public HistoryVerifier(String persistenceId, EventSchema<E> schema, @Nullable Mark mark) {
        this.schema = schema;
        this.chain = new Chain(persistenceId, mark);
    }

    /** The next event; empty if it, or one before it, is damaged. */
    public Optional<StoredEvent<E>> next(JournalEntry entry) {
        long expected = chain.head().number() + 1;
        if (entry.sequenceNumber() != expected && !chain.isAtOrigin()) {
            fail(Damage.Kind.GAP, expected, "the store has " + entry.sequenceNumber() + " in its place");
        } else if (!entry.isRecord()) {
            fail(Damage.Kind.FORMAT, expected, "serializer " + entry.serializer() + " wrote it, which is not ours");
        }
        return chain.accept(entry.record())
                .filter(body -> liesUnderItsNumber(entry))
                .flatMap(body -> decode(entry, body));
    }

    private boolean liesUnderItsNumber(JournalEntry entry) {
        if (entry.sequenceNumber() != chain.head().number()) {
            fail(Damage.Kind.GAP, chain.head().number(), "the store has it in the place of " + entry.sequenceNumber());
        }
        return chain.damage().isEmpty();
    }

    private Optional<StoredEvent<E>> decode(JournalEntry entry, StoredBody body) {
        try {
            E event = schema.decode(body);
            return Optional.of(
                    new StoredEvent<>(entry.sequenceNumber(), entry.wallMillis(), entry.payload().length, body, event));
        } catch (SchemaException e) {
            chain.failUnreadable(e);
            return Optional.empty();
        }
    }

    /**
     * There are no more events.
     *
     * @param highest what the store's counter says; Akka replays no further than that
     */
    public Optional<Damage> end(long highest) {
        long last = chain.head().number();
        if (highest < last) {
            fail(
                    Damage.Kind.TAIL,
                    highest + 1,
                    "there are events up to " + last + ", but the counter says " + highest + " and hides the rest");
        }
        return chain.endReplay(highest);
    }

    /** What was found so far. */
    public Optional<Damage> damage() {
        return chain.damage();
    }

    /** The store itself failed to read on. */
    public void fail(Throwable cause) {
        chain.fail(Damage.unreadable(chain.persistenceId(), chain.head().number(), cause));
    }

    private void fail(Damage.Kind kind, long number, String what) {
        chain.fail(Damage.at(chain.persistenceId(), number, kind, what));
    }

    /** The last event that somebody must vouch for; 0 if there is none that says anything. */
    public long lastOfUse() {
        return chain.lastOfUse();
    }

    /** The last event that was verified. */
    public Mark head() {
        return chain.head();
    }
}
