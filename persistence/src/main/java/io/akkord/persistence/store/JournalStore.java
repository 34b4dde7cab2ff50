package io.akkord.persistence.store;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A journal that is read without an actor system, unverified. Not safe for use by several threads. */
public interface JournalStore extends AutoCloseable {

    /** All persistence ids, in a fixed order. */
    Set<String> persistenceIds();

    /**
     * The highest sequence number that was ever written for the id; 0 if there is none.
     *
     * @throws java.io.UncheckedIOException if the store cannot be read
     */
    long highestSequenceNumber(String persistenceId);

    /**
     * Hands over the events of an id in the order of their sequence numbers.
     *
     * @throws java.io.UncheckedIOException if the store cannot be read, or an entry is not one of Akka's
     */
    void forEach(String persistenceId, Consumer<JournalEntry> consumer);

    /** What the store itself said about its files; whatever it lost shows as damage of some ids. */
    Optional<String> logDamage();

    /** The key under which a store of files has an event, if the id is known; empty for others. */
    default Optional<byte[]> keyOf(String persistenceId, long sequenceNumber) {
        return Optional.empty();
    }

    @Override
    void close();
}
