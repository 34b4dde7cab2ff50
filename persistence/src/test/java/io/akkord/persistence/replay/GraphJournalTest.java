package io.akkord.persistence.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.core.supervisor.GraphEvent;
import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.chain.Mark;
import io.akkord.persistence.chain.MarkFile;
import io.akkord.persistence.lab.Ledger;
import io.akkord.persistence.lab.LedgerNode;
import io.akkord.persistence.schema.GraphEventSchema;
import io.akkord.persistence.store.JournalUnavailableException;
import io.akkord.persistence.store.StoredSnapshot;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.fusesource.leveldbjni.JniDBFactory;
import org.iq80.leveldb.DB;
import org.iq80.leveldb.Options;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphJournalTest {

    private static final String ONE = "graph|one";
    private static final String TWO = "graph|two";

    @TempDir
    Path directory;

    private Path journal;

    @BeforeEach
    void write() throws Exception {
        journal = directory.resolve("journal");
        try (LedgerNode node = LedgerNode.start(journal)) {
            for (String id : List.of(ONE, TWO)) {
                LedgerNode.Live ledger = node.open(id, 0, marks(), 8);
                for (GraphEvent event : seals(20)) {
                    node.write(ledger, List.of(event));
                }
            }
        }
    }

    private Path marks() {
        return MarkFile.directoryBeside(journal);
    }

    private static List<GraphEvent> seals(int count) {
        return LongStream.range(0, count)
                .<GraphEvent>mapToObj(GraphEvent.GraphSealed::new)
                .toList();
    }

    private static byte[] key(int id, long sequenceNumber, int mapping) {
        return ByteBuffer.allocate(20)
                .putInt(id)
                .putLong(sequenceNumber)
                .putInt(mapping)
                .array();
    }

    private interface Change {
        void to(DB db) throws Exception;
    }

    private void change(Change change) throws Exception {
        try (DB db = JniDBFactory.factory.open(journal.toFile(), new Options())) {
            change.to(db);
        }
    }

    private History<GraphEvent> read(String id) {
        try (GraphJournal graphs = GraphJournal.open(journal)) {
            return graphs.history(id);
        }
    }

    private Ledger.Recovered recover(String id) throws Exception {
        try (LedgerNode node = LedgerNode.start(journal)) {
            return node.open(id, 0, marks()).recovered();
        }
    }

    @Test
    void everyGraphHasItsEvents() {
        try (GraphJournal graphs = GraphJournal.open(journal)) {
            assertThat(graphs.persistenceIds()).containsExactly(ONE, TWO);
            assertThat(graphs.history(TWO).damage()).isEmpty();
            assertThat(graphs.history(TWO).events().stream().map(StoredEvent::event))
                    .isEqualTo(seals(20));
            assertThat(graphs.history("graph|three").events()).isEmpty();
        }
    }

    @Test
    void theOriginalIsNotTouched() throws Exception {
        List<String> before = listing();
        read(ONE);

        assertThat(listing()).isEqualTo(before);
    }

    private List<String> listing() throws Exception {
        try (var files = Files.walk(directory)) {
            return files.map(file -> file + " " + file.toFile().lastModified() + " "
                            + file.toFile().length())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aLostEventIsAGapOfThatGraphOnly() throws Exception {
        change(db -> db.delete(key(10, 7, 0)));

        assertThat(read(ONE).events()).hasSize(6);
        assertThat(read(ONE).damage().orElseThrow()).returns(7L, Damage::number).returns(Damage.Kind.GAP, Damage::kind);
        assertThat(read(TWO).damage()).isEmpty();
    }

    @Test
    void aLostEndIsFoundByTheMarkEvenIfTheCounterWentWithIt() throws Exception {
        change(db -> {
            LongStream.rangeClosed(15, 20).forEach(number -> db.delete(key(10, number, 0)));
            db.put(key(10, 0, 0), ByteBuffer.allocate(8).putLong(14).array());
        });

        assertThat(read(ONE).damage().orElseThrow().message()).contains("ends at 14, but 20 was committed");
        assertThat(recover(ONE).damage()).isPresent();
    }

    @Test
    void aPrefixThatReachesTheMarkIsAllThatWasPromised() throws Exception {
        Mark fourteenth;
        try (GraphJournal graphs = GraphJournal.open(journal)) {
            HistoryVerifier<GraphEvent> verifier = new HistoryVerifier<>(ONE, GraphEventSchema.INSTANCE, null);
            graphs.forEachStored(ONE, entry -> {
                if (entry.sequenceNumber() <= 14) {
                    verifier.next(entry);
                }
            });
            fourteenth = verifier.head();
        }
        aLostEndIsFoundByTheMarkEvenIfTheCounterWentWithIt();
        try (MarkFile mark = MarkFile.open(marks(), ONE)) {
            mark.reset(fourteenth);
        }

        assertThat(read(ONE).damage()).isEmpty();
        assertThat(read(ONE).events()).hasSize(14);
    }

    @Test
    void aCounterThatHidesEventsIsFound() throws Exception {
        change(db -> db.put(key(10, 0, 0), ByteBuffer.allocate(8).putLong(14).array()));

        assertThat(read(ONE).damage().orElseThrow().message())
                .contains("event 15")
                .contains("counter says 14");
        assertThat(recover(ONE).damage().orElseThrow().number()).isEqualTo(17);
    }

    @Test
    void anEventUnderAnotherNumberIsFound() throws Exception {
        change(db -> db.put(key(10, 21, 0), db.get(key(10, 20, 0))));

        assertThat(read(ONE).damage().orElseThrow())
                .returns(21L, Damage::number)
                .returns(Damage.Kind.GAP, Damage::kind);
    }

    @Test
    void anotherGraphsEventsAreNeverTaken() throws Exception {
        change(db -> {
            db.put(key(1, 0, 10), TWO.getBytes());
            db.put(key(1, 0, 11), ONE.getBytes());
        });

        assertThat(read(ONE).events()).isEmpty();
        assertThat(read(ONE).damage().orElseThrow().kind()).isEqualTo(Damage.Kind.LINK);
        assertThat(recover(ONE).damage().orElseThrow().kind()).isEqualTo(Damage.Kind.LINK);
    }

    @Test
    void aMissingMarkIsDamageOffline() throws Exception {
        MarkFile.delete(marks(), ONE);

        assertThat(read(ONE).events()).hasSize(20);
        assertThat(read(ONE).damage().orElseThrow().message()).contains("is missing");
    }

    @Test
    void repairKeepsWhatIsIntactAndLetsTheGraphGoOn() throws Exception {
        change(db -> db.delete(key(10, 13, 0)));
        JournalRepair repair = new JournalRepair(journal, directory.resolve("snapshots"));
        assertThatThrownBy(() -> repair.keep(ONE, GraphEventSchema.INSTANCE, 13))
                .isInstanceOf(JournalUnavailableException.class)
                .hasMessageContaining("only 12 are intact");

        Path old = repair.keep(ONE, GraphEventSchema.INSTANCE, 12);

        assertThat(old).isDirectory();
        assertThat(read(ONE).damage()).isEmpty();
        assertThat(read(ONE).events()).hasSize(12);
        assertThat(read(TWO).events()).hasSize(20);
        assertThat(recover(ONE))
                .returns(12L, Ledger.Recovered::events)
                .returns(java.util.Optional.empty(), r -> r.damage());
        assertThat(recover(TWO))
                .returns(20L, Ledger.Recovered::events)
                .returns(java.util.Optional.empty(), r -> r.damage());
    }

    @Test
    void repairCanForgetAGraph() throws Exception {
        new JournalRepair(journal, directory.resolve("snapshots")).keep(ONE, GraphEventSchema.INSTANCE, 0);

        assertThat(read(ONE).damage()).isEmpty();
        assertThat(read(ONE).events()).isEmpty();
        assertThat(recover(ONE))
                .returns(0L, Ledger.Recovered::events)
                .returns(java.util.Optional.empty(), r -> r.damage());
    }

    @Test
    void storedSnapshotsLeadToTheSameStateAsTheBeginning() throws Exception {
        ReplayProof<Ledger.State, GraphEvent> proof =
                new ReplayProof<>(Ledger.State::new, Ledger.State::apply, Ledger.State::toBytes, Ledger.State::of);
        List<StoredSnapshot> snapshots = new LocalSnapshots(directory.resolve("snapshots")).of(ONE);
        List<StoredEvent<GraphEvent>> events = read(ONE).events();

        assertThat(snapshots.stream().map(snapshot -> snapshot.last().number())).containsExactly(8L, 16L);
        for (StoredSnapshot snapshot : snapshots) {
            assertThat(proof.withStoredSnapshot(events, snapshot).holds()).isTrue();
        }
        for (int at = 0; at <= events.size(); at++) {
            assertThat(proof.withOwnSnapshot(events, at).holds()).isTrue();
        }
        assertThat(proof.withStoredSnapshot(events.subList(0, 10), snapshots.get(1))
                        .difference())
                .hasValueSatisfying(what -> assertThat(what).contains("outside the history"));
    }

    @Test
    void aStateThatReplaysDifferentlyIsFound() {
        ReplayProof<Ledger.State, GraphEvent> proof = new ReplayProof<>(
                Ledger.State::new, Ledger.State::apply, Ledger.State::toBytes, bytes -> new Ledger.State());

        assertThat(proof.withOwnSnapshot(read(ONE).events(), 5).difference())
                .hasValueSatisfying(what -> assertThat(what).contains("differ from byte 7"));
    }

    @Test
    void aDamagedEntityTakesNoSnapshot() throws Exception {
        LocalSnapshots snapshots = new LocalSnapshots(directory.resolve("snapshots"));
        for (Path file : snapshots.files(ONE)) {
            Files.delete(file);
        }
        change(db -> db.delete(key(10, 13, 0)));
        try (LedgerNode node = LedgerNode.start(journal)) {
            Ledger.Recovered recovered = node.open(ONE, 0, marks(), 8).recovered();
            assertThat(recovered.events()).isEqualTo(12);
            assertThat(recovered.damage()).isPresent();
        }

        assertThat(snapshots.of(ONE)).isEmpty();
    }

    @Test
    void damagedSnapshotsAreLeftOut() throws Exception {
        LocalSnapshots snapshots = new LocalSnapshots(directory.resolve("snapshots"));
        Path file = snapshots.files(ONE).get(0);
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i++) {
            byte[] flipped = bytes.clone();
            flipped[i] ^= 1;
            Files.write(file, flipped);
            assertThat(snapshots.of(ONE).size()).as("byte %d", i).isLessThanOrEqualTo(2);
        }
        Files.write(file, java.util.Arrays.copyOf(bytes, 20));
        assertThat(snapshots.of(ONE)).hasSize(1);
    }
}
