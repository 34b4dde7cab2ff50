package io.akkord.persistence.chain;

import io.akkord.persistence.schema.EventSchema;
import io.akkord.persistence.schema.SchemaException;

/**
 * Reads single records out of the middle of a journal, for values that are needed again. The record's own checksum is
 * verified; its place in the chain was verified by the replay before.
 */
public final class RecordDecoder {

    private RecordDecoder() {}

    /**
     * The event of a record.
     *
     * @throws SchemaException if the bytes are not an intact record of the schema
     */
    public static <E> E decode(JournalRecord record, EventSchema<E> schema) {
        Envelope.check(record.bytes()).ifPresent(finding -> {
            throw new SchemaException("a record of the journal is damaged: " + finding.what());
        });
        return schema.decode(Envelope.read(record.bytes()).body());
    }
}
