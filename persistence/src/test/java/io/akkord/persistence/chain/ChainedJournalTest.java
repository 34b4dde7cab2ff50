package io.akkord.persistence.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.core.supervisor.GraphEvent;
import io.akkord.persistence.lab.Ledger;
import io.akkord.persistence.lab.LedgerNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real entities over LevelDB. */
class ChainedJournalTest {

    private static final String ID = "graph|one";

    @TempDir
    Path directory;

    private Path journal() {
        return directory.resolve("journal");
    }

    private Path marks() {
        return MarkFile.directoryBeside(journal());
    }

    private static List<GraphEvent> seals(long from, long to) {
        return LongStream.range(from, to)
                .<GraphEvent>mapToObj(GraphEvent.GraphSealed::new)
                .toList();
    }

    private static void writeOneByOne(LedgerNode node, LedgerNode.Live ledger, long from, long to) throws Exception {
        for (GraphEvent event : seals(from, to)) {
            node.write(ledger, List.of(event));
        }
    }

    private void write(int snapshotEvery, long from, long to) throws Exception {
        try (LedgerNode node = LedgerNode.start(journal())) {
            writeOneByOne(node, node.open(ID, 0, marks(), snapshotEvery), from, to);
        }
    }

    private Ledger.Recovered recover() throws Exception {
        try (LedgerNode node = LedgerNode.start(journal())) {
            return node.open(ID, 0, marks()).recovered();
        }
    }

    private static long digest(long events) {
        Ledger.State state = new Ledger.State();
        seals(0, events).forEach(state::apply);
        return state.digest();
    }

    @Test
    void fiveHundredEventsComeBackAfterRestarts() throws Exception {
        try (LedgerNode node = LedgerNode.start(journal())) {
            LedgerNode.Live ledger = node.open(ID, 0, marks());
            writeOneByOne(node, ledger, 0, 100);
            node.write(ledger, seals(100, 400));
        }
        write(0, 400, 500);

        assertThat(recover()).isEqualTo(new Ledger.Recovered(500, digest(500), java.util.Optional.empty()));
        try (MarkFile mark = MarkFile.open(marks(), ID)) {
            assertThat(mark.read().orElseThrow().number()).isEqualTo(500);
        }
    }

    @Test
    void aSnapshotStartsTheChainAndWritingGoesOnBehindIt() throws Exception {
        write(40, 0, 100);
        write(40, 100, 110);

        assertThat(recover()).isEqualTo(new Ledger.Recovered(110, digest(110), java.util.Optional.empty()));
    }

    @Test
    void aDamagedSnapshotMeansReplayFromTheOneBeforeOrFromTheBeginning() throws Exception {
        write(40, 0, 100);
        List<Path> snapshots;
        try (var files = Files.list(directory.resolve("snapshots"))) {
            snapshots = files.sorted(
                            java.util.Comparator.comparing(Path::toString).reversed())
                    .toList();
        }
        assertThat(snapshots).hasSize(2);
        for (Path snapshot : snapshots) {
            byte[] bytes = Files.readAllBytes(snapshot);
            bytes[bytes.length - 5] ^= 4;
            Files.write(snapshot, bytes);
            assertThat(recover()).isEqualTo(new Ledger.Recovered(100, digest(100), java.util.Optional.empty()));
        }
    }

    @Test
    void aMissingMarkIsOnlyToleratedWhenThereIsNoEvent() throws Exception {
        write(0, 0, 0);
        MarkFile.delete(marks(), ID);
        write(0, 0, 3);
        MarkFile.delete(marks(), ID);

        Ledger.Recovered recovered = recover();

        assertThat(recovered.events()).isEqualTo(3);
        assertThat(recovered.damage().orElseThrow().message())
                .contains("ends at 3")
                .contains("is missing");
    }
}
