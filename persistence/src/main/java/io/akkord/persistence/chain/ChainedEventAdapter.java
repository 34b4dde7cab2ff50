package io.akkord.persistence.chain;

import akka.persistence.typed.EventAdapter;
import akka.persistence.typed.EventSeq;
import io.akkord.persistence.schema.EventSchema;
import io.akkord.persistence.schema.SchemaException;
import io.akkord.persistence.schema.StoredBody;
import java.util.Optional;

/**
 * Links events on their way into the journal and verifies them on their way out.
 *
 * <p>It has state, which is sound because of how Akka's event-sourced behaviors work: {@code fromJournal} is called once
 * for each stored event in the order of replay; {@code toJournal} is called once for each event in the order of
 * persisting, on the entity's own thread, and no command is handled until the journal has confirmed. If persisting
 * fails the entity stops. So the adapter must be made anew for every incarnation: inside {@code Behaviors.setup}, with no
 * supervision that restarts around it. A second replay on the same adapter is refused.
 *
 * <p>Events are checked before they are decoded. The first finding ends the history: that event and all after it come out
 * as nothing, and {@link #damage} says why. The entity asks for it when recovery has completed.
 *
 * @param <E> the entity's events
 */
public final class ChainedEventAdapter<E> extends EventAdapter<E, JournalRecord> {

    private final EventSchema<E> schema;
    private final Chain chain;

    public ChainedEventAdapter(EventSchema<E> schema, Chain chain) {
        this.schema = schema;
        this.chain = chain;
    }

    /** What ended the history before its time. */
    public Optional<Damage> damage() {
        return chain.damage();
    }

    /** The number that the event got is one more than the last: Akka's sequence number. */
    @Override
    public JournalRecord toJournal(E event) {
        return chain.append(schema.encode(event));
    }

    /** Empty: the record itself names its type. */
    @Override
    public String manifest(E event) {
        return "";
    }

    @Override
    public EventSeq<E> fromJournal(JournalRecord record, String manifest) {
        return chain.accept(record).flatMap(this::decode).map(EventSeq::single).orElseGet(EventSeq::empty);
    }

    private Optional<E> decode(StoredBody body) {
        try {
            return Optional.of(schema.decode(body));
        } catch (SchemaException e) {
            chain.failUnreadable(e);
            return Optional.empty();
        }
    }
}
