package io.akkord.persistence.schema;

/**
 * Translates between facts as the program has them and facts as the journal holds them. Implementations are immutable
 * and safe for use by several threads.
 *
 * <p>Rules of every schema: a type's name never changes meaning; a change of its fields is a new version; every version
 * that was ever released can be read for ever; only the newest is written.
 *
 * @param <E> the facts
 */
public interface EventSchema<E> {

    /**
     * The event as it is stored.
     *
     * @throws SchemaException if it could not be read back: unequal columns, a class that the schema does not know
     */
    StoredBody encode(E event);

    /**
     * The event that was stored.
     *
     * @throws SchemaException if type or version are unknown here, or the body is not what they promise
     */
    E decode(StoredBody stored);
}
