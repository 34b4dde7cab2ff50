package io.akkord.persistence.schema;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A schema as a table: which record holds which event in which version. Writers are found by the event's class, readers
 * by type and version.
 */
final class SchemaTable<E> implements EventSchema<E> {

    private record Writer<E>(String type, int version, Function<E, Object> toRecord) {}

    private record Reader<E>(Class<? extends Record> record, Function<Record, E> toEvent) {}

    private final Map<Class<?>, Writer<E>> writers = new LinkedHashMap<>();
    private final Map<String, TreeMap<Integer, Reader<E>>> readers = new LinkedHashMap<>();

    /** The version of a type that is written from now on. */
    <T extends E, V extends Record> SchemaTable<E> writes(
            String type, int version, Class<T> event, Class<V> record, Function<T, V> to, Function<V, T> from) {
        writers.put(event, new Writer<>(type, version, fact -> to.apply(event.cast(fact))));
        return reads(type, version, record, from);
    }

    /** A version of a type that is only read, because older journals hold it. */
    <V extends Record> SchemaTable<E> reads(String type, int version, Class<V> record, Function<V, ? extends E> from) {
        readers.computeIfAbsent(type, name -> new TreeMap<>())
                .put(version, new Reader<>(record, stored -> from.apply(record.cast(stored))));
        return this;
    }

    /** All types, in the order of registration. */
    List<String> types() {
        return List.copyOf(readers.keySet());
    }

    @Override
    public StoredBody encode(E event) {
        Writer<E> writer = writers.get(event.getClass());
        if (writer == null) {
            throw new SchemaException("no journal type for " + event.getClass().getName()
                    + "; add it to the schema and to the golden files");
        }
        try {
            return new StoredBody(
                    writer.type(),
                    writer.version(),
                    CborBodies.write(writer.toRecord().apply(event)));
        } catch (IOException | IllegalArgumentException e) {
            throw new SchemaException(
                    "the event " + writer.type() + " cannot be written to the journal: " + e.getMessage(), e);
        }
    }

    @Override
    public E decode(StoredBody stored) {
        Reader<E> reader = reader(stored);
        try {
            return reader.toEvent().apply(CborBodies.read(stored.bytes(), reader.record()));
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(stored, e);
        }
    }

    @Override
    public Map<String, Object> fields(StoredBody stored) {
        try {
            return RecordFields.of(
                    CborBodies.read(stored.bytes(), reader(stored).record()));
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(stored, e);
        }
    }

    private static SchemaException unreadable(StoredBody stored, Exception e) {
        return new SchemaException(
                "the event " + stored.type() + " version " + stored.version() + " of " + stored.bytes().length
                        + " bytes cannot be read: " + e.getMessage(),
                e);
    }

    private Reader<E> reader(StoredBody stored) {
        TreeMap<Integer, Reader<E>> versions = readers.get(stored.type());
        if (versions == null) {
            throw new SchemaException("the event type \"" + stored.type() + "\" version " + stored.version()
                    + " is unknown here; a newer Akkord wrote it: start one that is at least as new");
        }
        Reader<E> reader = versions.get(stored.version());
        if (reader == null) {
            throw new SchemaException("the event type \"" + stored.type() + "\" has version " + stored.version()
                    + ", and versions " + versions.keySet()
                    + " can be read here; a newer Akkord wrote it: start one that is at least as new");
        }
        return reader;
    }
}
