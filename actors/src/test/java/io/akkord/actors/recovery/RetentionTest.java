package io.akkord.actors.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.actors.NodeSettings;
import io.akkord.actors.node.Ops;
import io.akkord.actors.node.Patience;
import io.akkord.actors.node.TestNode;
import io.akkord.actors.node.TestSettings;
import io.akkord.actors.worker.WorkerHost;
import io.akkord.api.GraphId;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.Task;
import io.akkord.persistence.manage.Housekeeping;
import io.akkord.persistence.verify.Finding;
import io.akkord.persistence.verify.JournalCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphs that have ended are deleted while the coordinator runs. */
class RetentionTest {

    private static final int KEPT = 3;
    private static final int ROUNDS = 3;
    private static final int GRAPHS_A_ROUND = 30;
    private static final int LARGE = 200_000;

    @TempDir
    Path directory;

    private NodeSettings settings;
    private WorkerHost host;
    private TestNode node;

    @BeforeEach
    void start() {
        settings = TestSettings.in(directory).keeping(KEPT).get();
        host = WorkerHost.start(settings, getClass().getClassLoader());
        node = TestNode.start(settings, host);
    }

    @AfterEach
    void stop() {
        node.close();
        host.close();
    }

    private String run(String id) {
        return Patience.get(node.session()
                .submit(Task.call(Ops::text, "x", LARGE), GraphOptions.DEFAULT.withId(id))
                .result());
    }

    private GraphStatus status(String id) {
        return Patience.get(node.session().attach(new GraphId(id)).status());
    }

    private void awaitPruned() {
        for (long folders = folders(); folders > KEPT; folders = folders()) {
            Patience.get(new CompletableFuture<>().completeOnTimeout(true, 50, TimeUnit.MILLISECONDS));
        }
    }

    private long folders() {
        try (Stream<Path> found = Files.list(settings.storage().checkpoints())) {
            return found.count();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void manyGraphsWithASmallRetentionTakeNoMoreAndMoreOfTheDisk() {
        List<Long> bytes = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < GRAPHS_A_ROUND; i++) {
                assertThat(run("round-" + round + "-" + i)).hasSize(LARGE);
            }
            awaitPruned();
            bytes.add(Housekeeping.bytes(settings.storage().checkpoints())
                    + Housekeeping.bytes(settings.storage().snapshots()));
        }
        assertThat(bytes).allMatch(each -> each <= (KEPT + 1) * (LARGE + 1000L));
        assertThat(status("round-" + (ROUNDS - 1) + "-" + (GRAPHS_A_ROUND - 1)).state())
                .isEqualTo(GraphStatus.State.COMPLETED);
        stop();
        List<Finding> findings = new ArrayList<>();
        NodeSettings.Storage storage = settings.storage();
        JournalCheck.run(storage.journal(), storage.snapshots(), storage.checkpoints(), id -> true, findings::add);
        assertThat(findings).isNotEmpty().allMatch(finding -> finding.verdict() == Finding.Verdict.WHOLE);
        Housekeeping housekeeping = new Housekeeping(storage.journal(), storage.snapshots(), storage.checkpoints());
        Housekeeping.Plan plan = housekeeping.plan(io.akkord.core.space.RetentionPolicy.EVERYTHING, 0);
        assertThat(plan.kept()).isEqualTo(KEPT);
        assertThat(plan.freeIds()).hasSize(ROUNDS * GRAPHS_A_ROUND - KEPT);
    }

    @Test
    void theIdOfADeletedGraphIsFreeForAnotherOneAlsoAfterARestart() {
        for (String id : List.of("first", "a", "b", "c")) {
            run(id);
        }
        awaitPruned();
        assertThat(status("first").recorded()).isZero();

        assertThat(run("first")).hasSize(LARGE);
        assertThat(status("first").epoch()).isEqualTo(2);
        node.crash();
        node = TestNode.start(settings, host);
        assertThat(status("first").state()).isEqualTo(GraphStatus.State.COMPLETED);
        assertThat(Patience.<Object>get(
                        node.session().attach(new GraphId("first")).result().thenApply(all -> all.get("result"))))
                .isNotNull();
    }
}
