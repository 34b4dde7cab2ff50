package io.akkord.cluster.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.QuarantinedException;
import io.akkord.api.Session;
import io.akkord.api.Task;
import io.akkord.cluster.process.NodeProcess;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that tasks end, and others that take their place. */
class DeadlyTaskTest {

    private static final int DEATHS = 3;
    private static final int INNOCENT = 4;

    @TempDir
    Path directory;

    @Test
    void aTaskThatHaltsItsWorkerIsQuarantinedAndLongOnesBesideItAreNot() throws Exception {
        quarantine(Task.call(Deadly::halt, 137), "killed or halted");
    }

    @Test
    void soIsOneThatCallsExit() throws Exception {
        quarantine(Task.call(Deadly::exit, 1), "System.exit");
    }

    private void quarantine(Task<Integer> deadly, String how) throws Exception {
        Plan plan = Plan.of(directory, 1).withSlots(2).withSetting("akkord.coordinator.lease=1500ms");
        try (ProcessCluster cluster = ProcessCluster.start(plan);
                Session session = cluster.connect()) {
            List<Task<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < INNOCENT; i++) {
                tasks.add(Task.call(Deadly::innocent, i).withKey("innocent-" + i));
            }
            tasks.add(deadly.withKey("deadly").withPriority(1));
            GraphHandle<Integer> handle =
                    session.submit(Task.gather(tasks).map(Straggling::sum), GraphOptions.DEFAULT.withId("deadly"));
            for (int death = 0; death < DEATHS; death++) {
                NodeProcess worker = cluster.workers().get(death);
                ProcessHandle.of(worker.pid())
                        .ifPresent(process -> process.onExit().join());
                cluster.addWorker();
            }
            for (int i = 0; i < INNOCENT; i++) {
                assertThat(handle.result("innocent-" + i).toCompletableFuture().get(2, TimeUnit.MINUTES))
                        .isEqualTo(i);
            }
            assertThatThrownBy(
                            () -> handle.result("deadly").toCompletableFuture().get(2, TimeUnit.MINUTES))
                    .rootCause()
                    .isInstanceOf(QuarantinedException.class)
                    .hasMessageContaining("it was executing at 3 deaths")
                    .hasMessageContaining("attempt 1 on worker ")
                    .hasMessageContaining("noticed at ")
                    .hasMessageContaining(how);
            assertThat(handle.status()
                            .toCompletableFuture()
                            .get(2, TimeUnit.MINUTES)
                            .failed())
                    .as("it, and what depends on it")
                    .isEqualTo(2);
            assertThat(cluster.workers().get(DEATHS).isAlive()).isTrue();
        }
    }
}
