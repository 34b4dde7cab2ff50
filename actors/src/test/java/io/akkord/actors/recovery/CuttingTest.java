package io.akkord.actors.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.actors.NodeSettings;
import io.akkord.actors.node.Patience;
import io.akkord.actors.node.TestNode;
import io.akkord.actors.node.TestSettings;
import io.akkord.actors.worker.WorkerHost;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphId;
import io.akkord.api.GraphOptions;
import io.akkord.api.OpenGraph;
import io.akkord.api.Task;
import io.akkord.api.TaskFuture;
import io.akkord.core.explain.Explanation;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.core.supervisor.GraphState;
import io.akkord.persistence.manage.Housekeeping;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.replay.History;
import io.akkord.persistence.replay.PastMoment;
import io.akkord.persistence.verify.Finding;
import io.akkord.persistence.verify.JournalCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oldest events of graphs that run are deleted, and nothing that anybody wants with them. */
class CuttingTest {

    private static final int KEEP = 40;
    private static final int WIDTH = 100;
    private static final int LENGTH = 230;
    private static final int ROUNDS = 450;
    private static final long MIB = 1 << 20;

    @TempDir
    Path directory;

    private NodeSettings settings;
    private WorkerHost host;
    private TestNode node;

    @BeforeEach
    void start() {
        settings = TestSettings.in(directory).keepEvents(KEEP).snapshotEvery(25).get();
        host = WorkerHost.start(settings, getClass().getClassLoader());
        node = TestNode.start(settings, host);
    }

    @AfterEach
    void stop() {
        node.close();
        host.close();
    }

    /** Not compressible, and below the inline limit. */
    static long[] row(int seed) {
        long[] row = new long[LENGTH / 2];
        long value = seed * 0x9E3779B97F4A7C15L + 1;
        for (int i = 0; i < row.length; i++) {
            value = (value ^ (value >>> 29)) * 0xBF58476D1CE4E5B9L;
            row[i] = value;
        }
        return row;
    }

    static long sum(List<long[]> rows) {
        return rows.stream().flatMapToLong(java.util.Arrays::stream).sum();
    }

    private static long expected(int round) {
        long sum = 0;
        for (int i = 0; i < WIDTH; i++) {
            for (long value : row(round * WIDTH + i)) {
                sum += value;
            }
        }
        return sum;
    }

    private static TaskFuture<Long> submit(OpenGraph graph, int round) {
        List<Task<long[]>> rows = new ArrayList<>();
        for (int i = 0; i < WIDTH; i++) {
            rows.add(Task.call(CuttingTest::row, round * WIDTH + i));
        }
        return graph.submit(Task.gather(rows).map(CuttingTest::sum).withKey("sum-" + round));
    }

    static int next(int number) {
        return number + 1;
    }

    private History<GraphEvent> history(String id) {
        try (GraphJournal journal = GraphJournal.open(settings.storage().journal())) {
            return journal.history("graph|" + id);
        }
    }

    @Test
    void theJournalOfAGraphThatGoesOnAndOnStaysSmallAndKeepsWhatWasRequested() {
        OpenGraph graph =
                node.session().open(GraphOptions.DEFAULT.withId("endless").withoutFusion());
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(Patience.get(submit(graph, round).result())).isEqualTo(expected(round));
        }
        node.crash();
        History<GraphEvent> history = history("endless");
        assertThat(history.damage()).isEmpty();
        assertThat(history.events().get(0).number()).isGreaterThan(2L * KEEP);
        assertThat(history.events()).hasSizeLessThan(3 * ROUNDS * WIDTH / 200);
        long stored = history.events().stream().mapToLong(event -> event.size()).sum();
        long written = (long) ROUNDS * WIDTH * LENGTH / 2 * Long.BYTES;
        assertThat(written).isGreaterThan(39 * MIB);
        assertThat(stored).isLessThan(written / 3);
        assertThat(Housekeeping.bytes(settings.storage().journal()))
                .as("bytes of the directory")
                .isLessThan(written);

        node = TestNode.start(settings, host);
        GraphHandle<Map<String, Object>> handle = node.session().attach(new GraphId("endless"));
        for (int round = 0; round < ROUNDS; round += 99) {
            assertThat(Patience.<Object>get(handle.result("sum-" + round).thenApply(value -> value)))
                    .isEqualTo(expected(round));
        }
        Explanation early = Patience.get(node.session().explain(new GraphId("endless"), "sum-0"));
        assertThat(early.state()).isEqualTo(Explanation.State.RECORDED);
        assertThat(early.notes()).anyMatch(note -> note.contains("the journal begins at event"));
        Patience.get(handle.cancel("enough"));
    }

    @Test
    void whatIsLeftIsWholeAndSaysFromWhereItCanAnswer() {
        OpenGraph graph = node.session().open(GraphOptions.DEFAULT.withId("cut").withoutFusion());
        for (int i = 0; i < 4 * KEEP; i++) {
            Patience.get(graph.submit(Task.call(CuttingTest::next, i)).result());
        }
        node.crash();
        History<GraphEvent> history = history("cut");
        long first = history.events().get(0).number();
        assertThat(first).isGreaterThan(1);
        assertThat(PastMoment.least(history.events())).isPositive();
        assertThatTelling(history, "1").contains("was deleted", "first after which");
        assertThatTelling(history, "1970-01-01T00:00:00Z").contains("was deleted");
        GraphState state = new GraphState();
        history.events().forEach(event -> state.apply(event.event()));
        assertThat(state.taskCount()).isGreaterThanOrEqualTo(4 * KEEP);
        assertThat(state.firstEvent()).isEqualTo(first);

        List<Finding> findings = new ArrayList<>();
        NodeSettings.Storage storage = settings.storage();
        JournalCheck.run(storage.journal(), storage.snapshots(), storage.checkpoints(), id -> true, findings::add);
        assertThat(findings).isNotEmpty().allMatch(finding -> finding.verdict() == Finding.Verdict.WHOLE);
        node = TestNode.start(settings, host);
        assertThat(Patience.get(node.session().attach(new GraphId("cut")).status())
                        .tasks())
                .isGreaterThanOrEqualTo(4 * KEEP);
    }

    private static org.assertj.core.api.AbstractStringAssert<?> assertThatTelling(
            History<GraphEvent> history, String moment) {
        try {
            PastMoment.parse(moment).eventsBefore(history.events());
            throw new AssertionError("there should be no state at " + moment);
        } catch (IllegalArgumentException e) {
            return assertThat(e.getMessage());
        }
    }
}
