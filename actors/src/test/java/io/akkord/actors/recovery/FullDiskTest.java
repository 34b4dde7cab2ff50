package io.akkord.actors.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.actors.NodeSettings;
import io.akkord.actors.node.Ops;
import io.akkord.actors.node.Patience;
import io.akkord.actors.node.TestNode;
import io.akkord.actors.node.TestSettings;
import io.akkord.actors.single.Conditions;
import io.akkord.actors.worker.WorkerHost;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphRejectedException;
import io.akkord.api.GraphStatus;
import io.akkord.api.Task;
import io.akkord.core.space.SpaceLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A coordinator on a disk that really fills. Without the watch over its space, LevelDB would end the process here. */
class FullDiskTest {

    private static final int MIB = 1 << 20;
    private static final int TASKS = 200;

    @TempDir
    Path directory;

    @Test
    void graphsWaitWhileTheDiskIsFullAndGoOnByThemselves() throws Exception {
        try (TinyDisk disk = TinyDisk.mount(directory, 128)) {
            NodeSettings settings = TestSettings.in(directory)
                    .window(2)
                    .limits(new SpaceLimits(64 * MIB, 32 * MIB))
                    .get();
            WorkerHost host = WorkerHost.start(settings, getClass().getClassLoader());
            try (TestNode node = TestNode.start(settings, host)) {
                GraphHandle<Long> graph = submit(node, "waits");
                Ops.gate("full disk").awaitArrival();
                Ops.gate("full disk too").awaitArrival();
                disk.leaveFree(20);
                GraphStatus paused = Conditions.until(graph, status -> isPaused(status));
                assertThat(paused.message().orElseThrow()).contains("MiB free", "pause-dispatch-below");
                assertThatThrownBy(() -> Patience.get(submit(node, "refused").status()))
                        .isInstanceOf(GraphRejectedException.class)
                        .hasMessageContaining("no new graph is taken");

                Ops.gate("full disk").open();
                Ops.gate("full disk too").open();
                Conditions.until(graph, status -> status.recorded() >= 1 && status.dispatched() == 0);
                disk.leaveFree(8);
                assertThat(Conditions.until(graph, status -> isPaused(status)).recorded())
                        .isLessThan(TASKS);

                disk.makeRoom();
                assertThat(Patience.get(graph.result())).isEqualTo(sumOfSquares());
                assertThat(Patience.get(submit(node, "taken again").result())).isEqualTo(sumOfSquares());
            } finally {
                host.close();
            }
        }
    }

    private static boolean isPaused(GraphStatus status) {
        return status.message().filter(text -> text.startsWith("paused")).isPresent();
    }

    private static GraphHandle<Long> submit(TestNode node, String id) {
        List<Task<Long>> tasks = new ArrayList<>();
        tasks.add(Task.call(Ops::hold, "full disk").map(text -> 0L));
        tasks.add(Task.call(Ops::hold, "full disk too").map(text -> 0L));
        for (long i = 0; i < TASKS; i++) {
            tasks.add(Task.call(Ops::square, i));
        }
        return node.session()
                .submit(
                        Task.gather(tasks).map(Ops::sum),
                        GraphOptions.DEFAULT.withId(id.replace(' ', '-')).withoutFusion());
    }

    private static long sumOfSquares() {
        long sum = 0;
        for (long i = 0; i < TASKS; i++) {
            sum += i * i;
        }
        return sum;
    }
}
