package io.akkord.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.cluster.node.ClusterClient;
import io.akkord.cluster.process.NodeProcess;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import io.akkord.cluster.survival.Mixing;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are drained by the command while a graph runs. */
@Timeout(240)
class DrainClusterTest {

    private static final int LAYERS = 30;
    private static final int WIDTH = 6;
    private static final int MILLIS = 20;

    @TempDir
    Path directory;

    private static CommandRun drain(ProcessCluster cluster, NodeProcess node) {
        return CommandRun.of(
                ClusterClient::connect,
                "drain",
                node.address().toString(),
                "--cluster",
                cluster.address().toString(),
                "--json");
    }

    private static void awaitRecorded(GraphHandle<?> graph, int tasks) throws Exception {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        graph.onProgress(status -> {
            if (status.recorded() >= tasks) {
                reached.complete(null);
            }
        });
        reached.get(2, TimeUnit.MINUTES);
    }

    @Test
    void aDrainedWorkerCostsNothingAndTheLastOneOnlyWhatCanBeMadeAgain() throws Exception {
        try (ProcessCluster cluster = ProcessCluster.start(Plan.of(directory.resolve("node"), 2));
                Session session = cluster.connect()) {
            GraphHandle<Integer> graph =
                    session.submit(Mixing.graph(LAYERS, WIDTH, MILLIS, 1), GraphOptions.DEFAULT.withId("drained"));
            awaitRecorded(graph, LAYERS * WIDTH / 4);
            CommandRun first = drain(cluster, cluster.workers().get(0));
            assertThat(first.code()).as(first.err()).isZero();
            assertThat(first.out()).contains("\"left\":true");
            assertThat(graph.status().toCompletableFuture().get(1, TimeUnit.MINUTES))
                    .satisfies(status -> assertThat(status.recomputed()).isZero())
                    .satisfies(status -> assertThat(status.attemptsLost()).isZero());

            CommandRun last = drain(cluster, cluster.workers().get(1));
            assertThat(last.code()).as(last.err()).isZero();
            GraphStatus waiting = graph.status().toCompletableFuture().get(1, TimeUnit.MINUTES);
            assertThat(waiting.state()).isEqualTo(GraphStatus.State.RUNNING);
            assertThat(waiting.message().orElseThrow()).contains("no worker is registered");

            cluster.addWorker();
            assertThat(graph.result().toCompletableFuture().get(2, TimeUnit.MINUTES))
                    .isEqualTo(Mixing.sequentially(LAYERS, WIDTH, 1));
            assertThat(graph.status()
                            .toCompletableFuture()
                            .get(1, TimeUnit.MINUTES)
                            .attemptsLost())
                    .isZero();
        }
    }
}
