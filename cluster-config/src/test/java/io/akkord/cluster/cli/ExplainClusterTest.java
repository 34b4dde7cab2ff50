package io.akkord.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphId;
import io.akkord.api.GraphOptions;
import io.akkord.api.Task;
import io.akkord.api.TaskOptions;
import io.akkord.cluster.node.ClusterAccess;
import io.akkord.cluster.node.ClusterClient;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import io.akkord.cluster.survival.Straggling;
import io.akkord.core.explain.Explanation;
import io.akkord.core.explain.Explanation.Attempt;
import io.akkord.core.explain.Explanation.End;
import io.akkord.core.explain.Explanation.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: one is killed while it runs a task, another one hangs; and both are explained afterwards. */
class ExplainClusterTest {

    @TempDir
    Path directory;

    private ProcessCluster cluster;

    @Test
    void whatAKilledWorkerRanAndWhatWasCopiedIsExplainedLiveAndFromTheDirectory() throws Exception {
        try (ProcessCluster started = ProcessCluster.start(Plan.of(directory.resolve("node"), 1))) {
            cluster = started;
            try (ClusterAccess access = cluster.access()) {
                killTheWorkerThatRunsATask(access);
                letAnotherWorkerOvertake(access);
                explainByCommand();
            }
        }
        explainFromTheDirectory();
    }

    private Task<Integer> hanging(String name) {
        return Task.call(Straggling::once, directory.resolve(name).toString()).withKey(name);
    }

    private static <T> T get(GraphHandle<T> handle) throws Exception {
        return handle.result().toCompletableFuture().get(2, TimeUnit.MINUTES);
    }

    private static Explanation explain(ClusterAccess access, String graph, String task) {
        return Answers.of(access.explain(new GraphId(graph), task));
    }

    private void killTheWorkerThatRunsATask(ClusterAccess access) throws Exception {
        List<Task<Integer>> tasks = new ArrayList<>();
        tasks.add(hanging("hanging").withPriority(5));
        for (int i = 0; i < 3; i++) {
            tasks.add(Task.call(Math::abs, -i).withKey("quick-" + i));
        }
        GraphHandle<Integer> handle =
                access.session().submit(Task.gather(tasks).map(Straggling::sum), GraphOptions.DEFAULT.withId("blame"));
        Straggling.await(directory.resolve("hanging"));
        // Workers tell about once a second what they execute; nothing outside can see that it was told.
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS))
                .get();
        cluster.workers().get(0).kill();
        cluster.addWorker();
        assertThat(get(handle)).isEqualTo(42 + 1 + 2);
        Explanation hanging = explain(access, "blame", "hanging");
        assertThat(hanging.attempts()).extracting(Attempt::end).containsExactly(End.WORKER_LOST, End.COMPLETED);
        assertThat(hanging.attempts()).extracting(Attempt::reason).containsExactly(Reason.FIRST, Reason.LOST);
        assertThat(hanging.attempts().get(0).executing()).isTrue();
        assertThat(hanging.attempts().get(0).candidates()).hasSize(1);
        for (int i = 0; i < 3; i++) {
            assertThat(explain(access, "blame", "quick-" + i).attempts()).noneMatch(Attempt::executing);
        }
    }

    private void letAnotherWorkerOvertake(ClusterAccess access) throws Exception {
        cluster.addWorker();
        Task<Integer> straggler =
                hanging("straggler").withOptions(TaskOptions.DEFAULT.withExpectedRun(Duration.ofMillis(50)));
        GraphHandle<Integer> handle = access.session()
                .submit(straggler, GraphOptions.DEFAULT.withId("straggle").withSpeculation(2));
        assertThat(get(handle)).isEqualTo(42);
        Explanation copied = explain(access, "straggle", "straggler");
        assertThat(copied.attempts()).extracting(Attempt::reason).containsExactly(Reason.FIRST, Reason.SPECULATIVE);
        assertThat(copied.attempts()).extracting(Attempt::end).containsExactly(End.OVERTAKEN, End.COMPLETED);
        assertThat(copied.attempts().get(1).candidates()).hasSize(2);
    }

    /** The coordinator has the directory open, so it is asked. */
    private void explainByCommand() {
        CommandRun run = CommandRun.of(
                ClusterClient::connect,
                "explain",
                "--directory",
                directory.resolve("node").toString(),
                "--cluster",
                cluster.address().toString(),
                "blame",
                "hanging");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("has the journal open");
        assertThat(run.out()).contains("task           hanging", "WORKER_LOST", "why not earlier");
        CommandRun unknown = CommandRun.of(
                ClusterClient::connect,
                "explain",
                "--cluster",
                cluster.address().toString(),
                "blame",
                "hangin");
        assertThat(unknown.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(unknown.err()).contains("Maybe you mean hanging");
    }

    private void explainFromTheDirectory() throws Exception {
        CommandRun run = CommandRun.of(
                "explain", "--json", "--directory", directory.resolve("node").toString(), "straggle", "straggler");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.lines()).hasSize(1);
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.get("state").asText()).isEqualTo("RECORDED");
        assertThat(json.get("attempts").get(1).get("candidates")).hasSize(2);
        assertThat(json.get("attempts").get(1).get("reason").asText()).isEqualTo("SPECULATIVE");
        assertThat(json.get("chain").get(0).get("cause").asText()).isNotEmpty();
        CommandRun unknown = CommandRun.of(
                "explain", "--directory", directory.resolve("node").toString(), "straggel", "straggler");
        assertThat(unknown.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(unknown.err()).contains("Maybe you mean straggle");
    }
}
