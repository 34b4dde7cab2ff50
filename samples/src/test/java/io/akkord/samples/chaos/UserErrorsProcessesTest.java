package io.akkord.samples.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.Graph;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.api.Task;
import io.akkord.cluster.process.NodeProcess;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import io.akkord.samples.chaos.work.Thrower;
import io.akkord.samples.chaos.work.UserError;
import io.akkord.samples.support.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A hundred errors of each kind in the tasks of one worker. */
@Tag("processes")
@Timeout(300)
class UserErrorsProcessesTest {

    private static final int OF_EACH = 100;

    @TempDir
    Path folder;

    @Test
    void aWorkerSurvivesAHundredErrorsOfEachKindAndGoesOnWorking() throws Exception {
        Plan plan = Plan.of(folder, 1).withSlots(2).withAllow(Place.ALLOWED);
        try (ProcessCluster cluster = ProcessCluster.start(plan);
                Session akkord = cluster.connect()) {
            NodeProcess worker = cluster.workers().get(0);
            int errors = OF_EACH * UserError.values().length;

            GraphStatus end = end(akkord.submit(throwing(errors), GraphOptions.DEFAULT.withId("errors")));

            assertThat(end.state()).isEqualTo(GraphStatus.State.FAILED);
            assertThat(end.failed()).isEqualTo(errors);
            assertThat(end.attemptsLost()).isZero();
            assertThat(worker.isAlive()).isTrue();
            assertThat(akkord.compute(Task.call(Thrower::half, 84))).isEqualTo(42);
        }
    }

    private static Graph throwing(int errors) {
        List<Task<Integer>> tasks = new ArrayList<>();
        for (int number = 0; number < errors; number++) {
            tasks.add(Task.call(Thrower::raise, number).withKey("error-" + number));
        }
        return Graph.of(tasks);
    }

    private static GraphStatus end(GraphHandle<Map<String, Object>> handle) throws Exception {
        CompletableFuture<GraphStatus> end = new CompletableFuture<>();
        handle.onProgress(status -> {
            if (status.state().isFinal()) {
                end.complete(status);
            }
        });
        return end.get(200, TimeUnit.SECONDS);
    }
}
