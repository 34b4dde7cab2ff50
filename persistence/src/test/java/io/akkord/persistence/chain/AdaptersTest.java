package io.akkord.persistence.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.persistence.typed.SnapshotAdapter;
import io.akkord.persistence.schema.CatalogueEvent;
import io.akkord.persistence.schema.CatalogueEventSchema;
import io.akkord.persistence.schema.SchemaException;
import io.akkord.persistence.schema.StoredBody;
import java.io.NotSerializableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AdaptersTest {

    private static final String ID = "catalogue";
    private static final CatalogueEvent OPENED = new CatalogueEvent.GraphOpened("g", 7);
    private static final CatalogueEvent CLOSED = new CatalogueEvent.GraphClosed("g", "COMPLETED", 8);

    private final JournalRecordSerializer serializer = new JournalRecordSerializer();

    private static ChainedJournal<CatalogueEvent> journal() {
        return ChainedJournal.withoutMark(ID, CatalogueEventSchema.INSTANCE);
    }

    private static SnapshotAdapter<String> snapshots(ChainedJournal<CatalogueEvent> journal) {
        return journal.snapshotAdapter(
                text -> text.getBytes(StandardCharsets.UTF_8),
                bytes -> new String(bytes, StandardCharsets.UTF_8),
                () -> "empty");
    }

    private static ChainedJournal<CatalogueEvent> written() {
        ChainedJournal<CatalogueEvent> journal = journal();
        journal.replayed(0);
        journal.eventAdapter().toJournal(OPENED);
        journal.eventAdapter().toJournal(CLOSED);
        return journal;
    }

    @Test
    void eventsPassThroughTheStoreAsBytes() throws NotSerializableException {
        ChainedJournal<CatalogueEvent> writer = journal();
        writer.replayed(0);
        JournalRecord record = writer.eventAdapter().toJournal(OPENED);
        Object back = serializer.fromBinary(serializer.toBinary(record), serializer.manifest(record));
        ChainedJournal<CatalogueEvent> reader = journal();

        assertThat(back).isEqualTo(record);
        assertThat(reader.eventAdapter()
                        .fromJournal((JournalRecord) back, "")
                        .events()
                        .head())
                .isEqualTo(OPENED);
        assertThat(reader.head()).isEqualTo(writer.head());
    }

    @Test
    void anEventThatIsTooNewEndsTheHistoryWithItsNumber() {
        Chain chain = new Chain(ID, null);
        chain.endReplay(0);
        JournalRecord tooNew = chain.append(new StoredBody("GraphOpened", 2, new byte[] {1}));
        JournalRecord next = chain.append(CatalogueEventSchema.INSTANCE.encode(CLOSED));
        ChainedEventAdapter<CatalogueEvent> reader = journal().eventAdapter();

        assertThat(reader.fromJournal(tooNew, "").isEmpty()).isTrue();
        assertThat(reader.fromJournal(next, "").isEmpty()).isTrue();
        assertThat(reader.damage().orElseThrow()).returns(1L, Damage::number).returns(Damage.Kind.SCHEMA, Damage::kind);
        assertThat(reader.damage().orElseThrow().message())
                .contains("version 2")
                .contains("at least as new");
    }

    @Test
    void aSingleRecordCanBeReadAgain() {
        ChainedJournal<CatalogueEvent> writer = journal();
        writer.replayed(0);
        byte[] bytes = writer.eventAdapter().toJournal(OPENED).bytes();
        assertThat(RecordDecoder.decode(new JournalRecord(bytes), CatalogueEventSchema.INSTANCE))
                .isEqualTo(OPENED);
        bytes[bytes.length - 1] ^= 1;

        assertThatThrownBy(() -> RecordDecoder.decode(new JournalRecord(bytes), CatalogueEventSchema.INSTANCE))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("CRC32C");
    }

    @Test
    void aSnapshotCarriesTheChainOn() {
        ChainedJournal<CatalogueEvent> writer = written();
        Object snapshot = snapshots(writer).toJournal("state");
        JournalRecord third = writer.eventAdapter().toJournal(OPENED);
        ChainedJournal<CatalogueEvent> reader = journal();

        assertThat(snapshots(reader).fromJournal(snapshot)).isEqualTo("state");
        assertThat(reader.eventAdapter().fromJournal(third, "").nonEmpty()).isTrue();
        assertThat(reader.replayed(3)).isEmpty();
    }

    @Test
    void aDamagedSnapshotNeverLeavesTheSerializer() {
        byte[] bytes = serializer.toBinary(snapshots(written()).toJournal("state"));
        for (int i = 0; i < bytes.length; i++) {
            byte[] flipped = bytes.clone();
            flipped[i] ^= 16;
            byte[] cut = Arrays.copyOf(bytes, i);
            assertThatThrownBy(() -> serializer.fromBinary(flipped, "S")).isInstanceOf(NotSerializableException.class);
            assertThatThrownBy(() -> serializer.fromBinary(cut, "S")).isInstanceOf(NotSerializableException.class);
        }
    }

    @Test
    void aSnapshotThatCannotBeReadIsDamageAndTheStateEmpty() {
        Object snapshot = snapshots(written()).toJournal("state");
        ChainedJournal<CatalogueEvent> reader = journal();
        SnapshotAdapter<String> adapter = reader.snapshotAdapter(
                text -> new byte[0],
                bytes -> {
                    throw new IllegalArgumentException("state version 9");
                },
                () -> "empty");

        assertThat(adapter.fromJournal(snapshot)).isEqualTo("empty");
        assertThat(reader.damage().orElseThrow().message())
                .contains("event 2")
                .contains("state version 9")
                .contains("move the snapshot files");
    }

    @Test
    void aSnapshotOfAnotherIdIsDamage() {
        Object snapshot = SnapshotRecord.of("other", new Mark(2, 2), new byte[0]);
        ChainedJournal<CatalogueEvent> reader = journal();

        assertThat(snapshots(reader).fromJournal(snapshot)).isEqualTo("empty");
        assertThat(reader.damage().orElseThrow().kind()).isEqualTo(Damage.Kind.SNAPSHOT);
    }

    @Test
    void aDamagedEntityStoresNoSnapshot() {
        ChainedJournal<CatalogueEvent> journal = journal();
        journal.replayed(4);
        Object snapshot = snapshots(journal).toJournal("state");

        assertThatThrownBy(() -> serializer.toBinary(snapshot)).hasMessageContaining("only 0 bytes");
    }

    @Test
    void whatIsNotOursIsRefused() {
        assertThatThrownBy(() -> serializer.toBinary("text")).hasMessageContaining("java.lang.String");
        assertThatThrownBy(() -> serializer.fromBinary(new byte[0], "Z"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("\"Z\"");
    }
}
