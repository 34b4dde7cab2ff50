package io.akkord.persistence.leveldb;

import akka.persistence.serialization.MessageFormats;
import akka.protobufv3.internal.ByteString;
import akka.protobufv3.internal.InvalidProtocolBufferException;
import io.akkord.persistence.chain.JournalRecordSerializer;
import io.akkord.persistence.store.JournalEntry;

/** What Akka stores for an event: its protobuf message {@code PersistentMessage} around the payload. */
final class StoredMessages {

    private StoredMessages() {}

    static JournalEntry parse(byte[] value, long sequenceNumber) throws InvalidProtocolBufferException {
        MessageFormats.PersistentMessage message = MessageFormats.PersistentMessage.parseFrom(value);
        MessageFormats.PersistentPayload payload = message.getPayload();
        return new JournalEntry(
                sequenceNumber,
                payload.getSerializerId(),
                payload.getPayload().toByteArray(),
                message.getWriterUuid(),
                message.getTimestamp());
    }

    static byte[] bytes(String persistenceId, JournalEntry event) {
        MessageFormats.PersistentPayload.Builder payload = MessageFormats.PersistentPayload.newBuilder()
                .setSerializerId(event.serializer())
                .setPayload(ByteString.copyFrom(event.payload()))
                .setPayloadManifest(ByteString.copyFromUtf8(JournalRecordSerializer.EVENT));
        return MessageFormats.PersistentMessage.newBuilder()
                .setPayload(payload)
                .setSequenceNr(event.sequenceNumber())
                .setPersistenceId(persistenceId)
                .setWriterUuid(event.writer())
                .setTimestamp(event.wallMillis())
                .build()
                .toByteArray();
    }
}
