package io.akkord.actors.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.actors.NodeSettings;
import io.akkord.actors.node.Ops;
import io.akkord.actors.node.Patience;
import io.akkord.actors.node.TestNode;
import io.akkord.actors.node.TestSettings;
import io.akkord.actors.single.Conditions;
import io.akkord.actors.worker.WorkerHost;
import io.akkord.api.Graph;
import io.akkord.api.GraphCancelledException;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphId;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.OpenGraph;
import io.akkord.api.Task;
import io.akkord.api.TaskFailedException;
import io.akkord.api.TaskFuture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when a node's actor system ends without a word, or the whole process. */
class RecoveryTest {

    private static final int LARGE = 5_000;

    @TempDir
    Path directory;

    private NodeSettings settings;
    private WorkerHost host;
    private TestNode node;

    @BeforeEach
    void start() {
        settings = TestSettings.in(directory).snapshotEvery(10).get();
        host = WorkerHost.start(settings, getClass().getClassLoader());
        node = TestNode.start(settings, host);
    }

    @AfterEach
    void stop() {
        node.close();
        host.close();
    }

    /** The actor system ends and another one follows in the same process. */
    private void crashSystem() {
        node.crash();
        node = TestNode.start(settings, host);
    }

    /** The process ends, with its slots and results, and another one follows. */
    private void crashProcess() {
        node.crash();
        host.close();
        host = WorkerHost.start(settings, getClass().getClassLoader());
        node = TestNode.start(settings, host);
    }

    private GraphHandle<Map<String, Object>> attach(String id) {
        return node.session().attach(new GraphId(id));
    }

    private static GraphOptions named(String id) {
        return GraphOptions.DEFAULT.withId(id).withoutFusion();
    }

    @Test
    void whatRunsGoesOnUnderTheNextActorSystemAndNothingIsRunAgain() {
        List<Task<String>> done = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            done.add(Task.call(Ops::counted, "adopted " + i));
        }
        Task<String> large = Task.call(Ops::text, "adopted", LARGE);
        Task<String> held = Task.combine(Ops::holdAfter, Task.literal("adopted"), large);
        Graph graph = new Graph(new LinkedHashMap<>(Map.of("done", Task.gather(done), "held", held)));
        GraphHandle<?> before = node.session().submit(graph, named("adopted"));
        Ops.gate("adopted").awaitArrival();
        Conditions.until(before, status -> status.recorded() == 32);

        crashSystem();
        GraphHandle<Map<String, Object>> after = attach("adopted");
        assertThat(Conditions.until(after, status -> status.workers() == 1).dispatched())
                .isEqualTo(1);
        Ops.gate("adopted").open();

        assertThat(Patience.get(after.result("held"))).isEqualTo("adopted");
        assertThat((List<?>) Patience.get(after.result("done"))).hasSize(30);
        GraphStatus ended = Conditions.until(after, status -> status.state().isFinal());
        assertThat(ended.state()).isEqualTo(GraphStatus.State.COMPLETED);
        assertThat(ended.epoch()).isEqualTo(2);
        assertThat(ended.recomputed()).isZero();
        assertThat(ended.attemptsLost()).isZero();
        assertThat(Ops.runs("adopted")).isEqualTo(1);
        assertThat(Ops.runs("text adopted" + LARGE)).isEqualTo(1);
        for (int i = 0; i < 30; i++) {
            assertThat(Ops.runs("adopted " + i)).isEqualTo(1);
        }
    }

    @Test
    void whatEndedWhileThereWasNoActorSystemCounts() {
        GraphHandle<?> before =
                node.session().submit(Task.call(Ops::hold, "in between").map(Ops::counted), named("in-between"));
        Ops.gate("in between").awaitArrival();
        node.crash();
        Ops.gate("in between").open();
        node = TestNode.start(settings, host);
        assertThat(Patience.get(attach("in-between").result())).containsEntry("result", "in between");
        assertThat(before.id().value()).isEqualTo("in-between");
        assertThat(Ops.runs("in between"))
                .as("one run of each of the two tasks")
                .isEqualTo(2);
    }

    @Test
    void afterTheEndOfTheProcessOnlyWhatWasNotDurableRunsAgain() {
        List<Task<String>> small = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            small.add(Task.call(Ops::counted, "process " + i));
        }
        Task<String> large = Task.call(Ops::text, "process", LARGE);
        Task<String> checkpointed = Task.call(Ops::text, "checkpointed", LARGE).checkpointed();
        Task<String> held = Task.combine(Ops::hold3, Task.literal("process"), large, checkpointed);
        Task<List<String>> gathered = Task.gather(small);
        Graph graph = new Graph(new LinkedHashMap<>(Map.of("small", gathered, "held", held)));
        GraphHandle<?> before = node.session().submit(graph, named("process"));
        Ops.gate("process").awaitArrival();
        Conditions.until(before, status -> status.recorded() == 23);

        crashProcess();
        GraphHandle<Map<String, Object>> after = attach("process");
        Conditions.until(after, status -> status.recomputed() == 1);
        Ops.gate("process").open();

        assertThat(Patience.get(after.result("held")))
                .isEqualTo("process " + LARGE * ("process".length() + "checkpointed".length()));
        assertThat((List<?>) Patience.get(after.result("small"))).hasSize(20);
        GraphStatus ended = Conditions.until(after, status -> status.state().isFinal());
        assertThat(ended.recomputed()).isEqualTo(1);
        assertThat(ended.attemptsLost()).isEqualTo(1);
        assertThat(Ops.runs("text process" + LARGE))
                .as("not durable and needed")
                .isEqualTo(2);
        assertThat(Ops.runs("text checkpointed" + LARGE)).as("stored").isEqualTo(1);
        for (int i = 0; i < 20; i++) {
            assertThat(Ops.runs("process " + i)).as("in the journal").isEqualTo(1);
        }
    }

    @Test
    void aRecordedImpureTaskIsNeverRunAgain() {
        Task<String> small = Task.call(Ops::counted, "impure small").impure();
        Task<String> large = Task.call(Ops::text, "impure", LARGE).impure();
        Task<String> held = Task.combine(Ops::hold3, Task.literal("impure"), small, large);
        GraphHandle<?> before = node.session().submit(held, named("impure"));
        Ops.gate("impure").awaitArrival();
        assertThat(Patience.get(before.status()).recorded()).isEqualTo(2);

        crashProcess();
        Ops.gate("impure").open();

        assertThat(Patience.get(attach("impure").result()))
                .containsEntry("result", "impure " + (LARGE * "impure".length() + "impure small".length()));
        assertThat(Ops.runs("impure small")).isEqualTo(1);
        assertThat(Ops.runs("text impure" + LARGE)).isEqualTo(1);
    }

    @Test
    void endedGraphsGiveTheirResultsAndFailuresFromTheJournal() {
        Graph good = new Graph(Map.of("small", Task.call(Ops::square, 9L), "large", Task.call(Ops::text, "e", LARGE)));
        Patience.get(node.session().submit(good, named("ended")).result());
        Patience.failure(node.session()
                .submit(Task.call(Ops::fail, "told again").withKey("bad"), named("failed"))
                .result());
        GraphHandle<?> cancelled =
                node.session().submit(Task.call(Ops::hold, "cancelled for good"), named("cancelled"));
        Patience.get(cancelled.cancel("not needed"));
        Conditions.until(attach("ended"), status -> status.state().isFinal());
        int runs = Ops.runs("text e" + LARGE);

        crashProcess();

        assertThat(Patience.get(attach("ended").result())).isEqualTo(Map.of("small", 81L, "large", "e".repeat(LARGE)));
        assertThat(Patience.get(attach("ended").status()).state()).isEqualTo(GraphStatus.State.COMPLETED);
        assertThat(Patience.get(attach("ended").status()).epoch()).isEqualTo(1);
        assertThat(Patience.failure(attach("failed").result())).isInstanceOfSatisfying(TaskFailedException.class, e -> {
            assertThat(e.key()).isEqualTo("bad");
            assertThat(e.getCause()).isExactlyInstanceOf(IOException.class).hasMessage("told again");
        });
        assertThat(Patience.failure(attach("cancelled").result()))
                .isInstanceOf(GraphCancelledException.class)
                .hasMessageContaining("not needed");
        assertThat(Ops.runs("text e" + LARGE)).isEqualTo(runs);
        assertThat(Patience.get(node.session()
                        .submit(Task.call(Ops::square, 9L), GraphOptions.DEFAULT)
                        .result()))
                .isEqualTo(81);
    }

    @Test
    void aSnapshotAndTheEventsBehindItAreTheWholeGraph() throws IOException {
        OpenGraph graph = node.session().open(named("snapshots"));
        TaskFuture<Long> last = graph.submit(Task.call(Ops::square, 1L));
        for (int i = 1; i < 23; i++) {
            last = graph.submit(Task.combine(Long::sum, last.task(), last.task()));
            Patience.get(last.result());
        }
        assertThat(Patience.get(last.result())).isEqualTo(1L << 22);
        try (Stream<Path> files = Files.list(settings.storage().snapshots())) {
            assertThat(files.filter(file -> file.toString().contains("snapshots")))
                    .isNotEmpty();
        }
        crashProcess();
        GraphHandle<Map<String, Object>> after = attach("snapshots");
        GraphStatus status = Conditions.until(after, each -> each.workers() == 1);
        assertThat(status.state()).isEqualTo(GraphStatus.State.IDLE);
        assertThat(status.recorded()).isEqualTo(23);
        assertThat(Patience.get(after.result(last.key()))).isEqualTo(1L << 22);
        assertThat(Patience.get(after.result("future-3"))).isEqualTo(8L);
        assertThat(Patience.get(after.cancel("seen enough")).state()).isEqualTo(GraphStatus.State.CANCELLED);
    }

    @Test
    void aGraphWithoutAWorkerWaitsForOneAcrossRestarts() {
        node.crash();
        node = TestNode.startWithoutWorker(settings);
        GraphHandle<Long> waiting = node.session().submit(Task.call(Ops::square, 6L), named("waiting"));
        assertThat(Conditions.until(waiting, status -> status.message().isPresent())
                        .message()
                        .orElseThrow())
                .contains("worker");
        crashSystem();
        assertThat(Patience.get(attach("waiting").result())).containsEntry("result", 36L);
    }
}
