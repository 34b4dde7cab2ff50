package io.akkord.persistence.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.core.supervisor.GraphEvent;
import io.akkord.persistence.chain.Chain;
import io.akkord.persistence.chain.JournalRecordSerializer;
import io.akkord.persistence.chain.MarkFile;
import io.akkord.persistence.lab.Ledger;
import io.akkord.persistence.lab.LedgerNode;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.replay.History;
import io.akkord.persistence.schema.SampleEvents;
import io.akkord.persistence.schema.StoredBody;
import io.akkord.persistence.store.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal in which every event is of schema version 1, as an exported file that never changes, is read to its end. */
class PreviousVersionTest {

    private static final Path FIXTURE = Path.of("src/test/resources/journals/version-1.akkord");
    private static final String ID = "graph|of-version-1";

    /** The types that there were when the file was written; never to be changed. */
    private static final Set<Class<? extends GraphEvent>> TYPES = Set.of(
            GraphEvent.EpochStarted.class,
            GraphEvent.GraphPart.class,
            GraphEvent.GraphSubmitted.class,
            GraphEvent.GraphExtended.class,
            GraphEvent.GraphSealed.class,
            GraphEvent.WorkerSeen.class,
            GraphEvent.WorkerAdopted.class,
            GraphEvent.TasksDispatched.class,
            GraphEvent.TasksCompleted.class,
            GraphEvent.ResultsRecomputed.class,
            GraphEvent.TaskFailed.class,
            GraphEvent.WorkerLost.class,
            GraphEvent.ResultsMissing.class,
            GraphEvent.ResultsAdopted.class,
            GraphEvent.GraphCancelled.class,
            GraphEvent.GraphCompleted.class);

    private static final List<GraphEvent> EVENTS = SampleEvents.graph().stream()
            .filter(event -> TYPES.contains(event.getClass()))
            .toList();

    @TempDir
    Path directory;

    @Test
    void offlineAndLiveItIsReadToItsEnd() throws Exception {
        Path journal = directory.resolve("journal");
        try (LedgerNode node = LedgerNode.start(journal)) {
            LedgerNode.Live other = node.open("graph|other", 0, MarkFile.directoryBeside(journal));
            node.write(other, List.of(new GraphEvent.GraphSealed(1)));
        }
        GraphArchive archive = GraphArchive.read(FIXTURE);
        new JournalEdit(journal)
                .put(archive.persistenceId(), archive.events(), archive.end())
                .apply();

        try (GraphJournal graphs = GraphJournal.open(journal)) {
            History<GraphEvent> history = graphs.history(ID);
            assertThat(history.damage()).isEmpty();
            assertThat(history.events()).allMatch(stored -> stored.body().version() == 1);
            assertThat(history.events().stream().map(stored -> stored.event()))
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactlyElementsOf(EVENTS);
            assertThat(graphs.history("graph|other").events()).hasSize(1);
        }
        try (LedgerNode node = LedgerNode.start(journal)) {
            Ledger.Recovered recovered =
                    node.open(ID, 0, MarkFile.directoryBeside(journal)).recovered();
            assertThat(recovered.damage()).isEmpty();
            assertThat(recovered.events()).isEqualTo(EVENTS.size());
        }
    }

    /** Writes the fixture from the golden files of version 1; run it in the module's directory, once for all. */
    public static void main(String[] args) throws IOException {
        Chain chain = new Chain(ID, null);
        chain.endReplay(0);
        List<JournalEntry> events = new ArrayList<>();
        for (GraphEvent event : EVENTS) {
            String type = event.getClass().getSimpleName();
            byte[] body = Files.readAllBytes(Path.of("src/test/resources/golden/v1", type + ".cbor"));
            byte[] record = chain.append(new StoredBody(type, 1, body)).bytes();
            events.add(new JournalEntry(
                    chain.head().number(), JournalRecordSerializer.IDENTIFIER, record, "fixture", 1_767_225_600_000L));
        }
        Files.createDirectories(FIXTURE.toAbsolutePath().getParent());
        new GraphArchive(ID, chain.head(), events, Map.of()).writeTo(FIXTURE.toAbsolutePath());
    }
}
