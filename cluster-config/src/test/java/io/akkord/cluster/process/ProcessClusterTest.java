package io.akkord.cluster.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.AkkordException;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.Session;
import io.akkord.api.Task;
import io.akkord.cluster.process.ProcessCluster.Plan;
import io.akkord.cluster.settings.HostPort;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessClusterTest {

    @TempDir
    Path directory;

    @Test
    void aGraphSurvivesItsCoordinatorAndTheWorkersStay() throws Exception {
        try (ProcessCluster cluster = ProcessCluster.start(Plan.of(directory, 2));
                Session session = cluster.connect()) {
            HostPort address = cluster.address();
            List<Long> pids = cluster.workers().stream().map(NodeProcess::pid).toList();
            GraphHandle<Integer> sum = session.submit(sum(), GraphOptions.DEFAULT.withId("sum"));
            cluster.restartCoordinator();
            assertThat(sum.result().toCompletableFuture().get(2, TimeUnit.MINUTES))
                    .isEqualTo(4950);
            assertThat(cluster.address()).isEqualTo(address);
            assertThat(cluster.workers())
                    .allMatch(NodeProcess::isAlive)
                    .extracting(NodeProcess::pid)
                    .isEqualTo(pids);
            assertThat(cluster.coordinator().log()).isNotEmptyFile();
        }
    }

    @Test
    void nodesEndWithTheirCluster() {
        ProcessCluster cluster = ProcessCluster.start(Plan.of(directory, 1));
        List<NodeProcess> all = List.of(cluster.coordinator(), cluster.workers().get(0));
        assertThat(all).allMatch(NodeProcess::isAlive);
        cluster.close();
        assertThat(all).noneMatch(NodeProcess::isAlive);
    }

    @Test
    void aNodeThatDoesNotStartShowsTheEndOfItsLog() {
        assertThatThrownBy(
                        () -> ProcessCluster.start(Plan.of(directory, 0).withSetting("akkord.coordinator.lease=1ms")))
                .isInstanceOf(AkkordException.class)
                .hasMessageContaining("ended with exit code 2")
                .hasMessageContaining("akkord.coordinator.lease is \"1ms\" (--set)");
    }

    private static Task<Integer> sum() {
        List<Task<Integer>> tasks =
                IntStream.range(0, 100).mapToObj(i -> Task.call(Math::abs, i)).toList();
        return Task.reduce(tasks, 10, Math::addExact);
    }
}
