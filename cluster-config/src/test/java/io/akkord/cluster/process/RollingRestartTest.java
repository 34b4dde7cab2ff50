package io.akkord.cluster.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.cluster.postgres.SharedServer;
import io.akkord.cluster.process.ProcessCluster.Plan;
import io.akkord.cluster.survival.Mixing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every node of a cluster is ended and started again, one after the other, while graphs run. */
@Tag("processes")
@Timeout(420)
class RollingRestartTest {

    private static final int LAYERS = 40;
    private static final int WIDTH = 6;
    private static final int MILLIS = 20;

    @TempDir
    Path directory;

    /** One graph after the other, until it is told to end. */
    private static final class Load implements Runnable {

        private final Session session;
        private final List<GraphStatus> ended = new ArrayList<>();
        private final CompletableFuture<List<GraphStatus>> all = new CompletableFuture<>();
        private volatile boolean enough;

        Load(Session session) {
            this.session = session;
        }

        @Override
        public void run() {
            try {
                while (!enough) {
                    runOne(ended.size());
                }
                all.complete(ended);
            } catch (Exception | AssertionError e) {
                all.completeExceptionally(e);
            }
        }

        private void runOne(int salt) throws Exception {
            GraphHandle<Integer> graph = session.submit(
                    Mixing.graph(LAYERS, WIDTH, MILLIS, salt), GraphOptions.DEFAULT.withId("load-" + salt));
            int result = graph.result().toCompletableFuture().get(5, TimeUnit.MINUTES);
            assertThat(result).as("graph " + salt).isEqualTo(Mixing.sequentially(LAYERS, WIDTH, salt));
            ended.add(graph.status().toCompletableFuture().get(1, TimeUnit.MINUTES));
        }

        List<GraphStatus> end() throws Exception {
            enough = true;
            return all.get(5, TimeUnit.MINUTES);
        }
    }

    @Test
    void aRollingRestartUnderLoadFailsNoGraphAndRunsNothingTwice() throws Exception {
        Path shared =
                Files.writeString(directory.resolve("journal.conf"), SharedServer.settings(SharedServer.journal()));
        Plan plan = Plan.of(directory.resolve("cluster"), 2)
                .withCoordinators(3, shared)
                .withProfile("fast");
        try (ProcessCluster cluster = ProcessCluster.start(plan);
                Session session = cluster.connect()) {
            Load load = new Load(session);
            Thread thread = new Thread(load, "load");
            thread.start();
            for (int i = 0; i < 2; i++) {
                assertThat(cluster.workers().get(i).stop()).as("worker " + i).isTrue();
                cluster.addWorker();
            }
            for (int i = 0; i < 3; i++) {
                assertThat(cluster.coordinators().get(i).stop())
                        .as("coordinator " + i)
                        .isTrue();
                cluster.restartCoordinator(i);
            }
            assertThat(load.end()).isNotEmpty().allSatisfy(status -> {
                assertThat(status.state()).isEqualTo(GraphStatus.State.COMPLETED);
                assertThat(status.recomputed()).as("recomputed of " + status).isZero();
                assertThat(status.attemptsLost())
                        .as("attempts lost of " + status)
                        .isZero();
            });
        }
    }
}
