package io.akkord.persistence.schema;

import java.util.Map;

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

    /**
     * The stored fields by name, in order, for people and tools: numbers, texts, primitive arrays, lists, and maps where
     * one record stands in another. They are those of the stored version, whatever the program calls them today.
     *
     * @throws SchemaException as {@link #decode} does
     */
    Map<String, Object> fields(StoredBody stored);
}
