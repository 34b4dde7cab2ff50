package io.akkord.cluster.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.Session;
import io.akkord.api.Task;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: the worker is killed after its effect could be seen outside, and before that was recorded. */
class EffectProcessesTest {

    @TempDir
    Path directory;

    @Test
    void anEffectIsTriedAgainWithTheSameTokenAndInputAndRecordedOnce() throws Exception {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        try (ProcessCluster cluster = ProcessCluster.start(Plan.of(directory.resolve("node"), 1));
                Session session = cluster.connect()) {
            Task<byte[]> input = Task.call(Mixing::root, 4);
            Task<Integer> effect = Task.combine(Posting::post, input, Task.literal(outside.toString()))
                    .effect();
            GraphHandle<Integer> handle = session.submit(effect, GraphOptions.DEFAULT.withId("posting"));
            Straggling.await(outside.resolve("caught"));
            cluster.workers().get(0).kill();
            cluster.addWorker();
            assertThat(handle.result().toCompletableFuture().get(2, TimeUnit.MINUTES))
                    .isEqualTo(3000);
            List<String> posted = Files.readAllLines(outside.resolve("posted"));
            assertThat(posted).hasSize(2);
            assertThat(posted.get(0)).startsWith("posting-").isEqualTo(posted.get(1));
        }
    }
}
