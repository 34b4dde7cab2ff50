package io.akkord.persistence.store;

import io.akkord.persistence.chain.JournalRecord;
import io.akkord.persistence.chain.JournalRecordSerializer;

/**
 * One event as Akka stored it.
 *
 * @param sequenceNumber Akka's number; equals the record's own unless something is damaged
 * @param serializer identifier of the serializer that made the payload
 * @param payload the payload; a {@link JournalRecord} of ours if {@link #isRecord}
 * @param writer id of the incarnation that wrote it; empty if that is not known
 * @param wallMillis when it was written, milliseconds since 1970
 */
public record JournalEntry(long sequenceNumber, int serializer, byte[] payload, String writer, long wallMillis) {

    /** One of our records as a live journal's query hands it out. */
    public static JournalEntry of(long sequenceNumber, JournalRecord record, long wallMillis) {
        return new JournalEntry(sequenceNumber, JournalRecordSerializer.IDENTIFIER, record.bytes(), "", wallMillis);
    }

    /** Whether the payload is one of ours. */
    public boolean isRecord() {
        return serializer == JournalRecordSerializer.IDENTIFIER;
    }

    public JournalRecord record() {
        return new JournalRecord(payload);
    }
}
