package io.akkord.actors.single;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.actors.client.ClusterSession;
import io.akkord.actors.node.Ops;
import io.akkord.actors.node.Patience;
import io.akkord.actors.node.SharedNode;
import io.akkord.api.Durability;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphId;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphRejectedException;
import io.akkord.api.GraphStatus;
import io.akkord.api.OpenGraph;
import io.akkord.api.Task;
import io.akkord.api.TaskFailedException;
import io.akkord.api.TaskFuture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Graphs that grow while they run. */
class OpenGraphTest {

    @RegisterExtension
    static final SharedNode NODE = new SharedNode();

    private final ClusterSession session = NODE.session();

    @ParameterizedTest
    @EnumSource
    void futuresAreInputsOfLaterTasks(Durability durability) {
        String name = "future " + durability;
        try (OpenGraph graph = session.open(GraphOptions.DEFAULT.withDurability(durability))) {
            TaskFuture<Integer> first = graph.submit(Task.call(Ops::numbered, name));
            TaskFuture<Integer> sum = graph.submit(Task.combine(Integer::sum, first.task(), first.task()));
            assertThat(Patience.get(sum.result())).isEqualTo(2);
            TaskFuture<Integer> more = graph.submit(Task.combine(Integer::sum, first.task(), sum.task()));
            assertThat(Patience.get(more.result())).isEqualTo(3);
            assertThat(Patience.get(first.result())).isEqualTo(1);
            assertThat(Ops.runs(name)).isEqualTo(1);
            assertThat(Patience.get(graph.seal()).state()).isEqualTo(GraphStatus.State.COMPLETED);
        }
    }

    @Test
    void whatTheGraphHasIsNotRunAgain() {
        try (OpenGraph graph = session.open(GraphOptions.DEFAULT)) {
            Task<String> task = Task.call(Ops::counted, "reused");
            assertThat(Patience.get(graph.submit(task).result())).isEqualTo("reused");
            assertThat(Patience.get(graph.submit(task).result())).isEqualTo("reused");
            assertThat(Patience.get(
                            graph.submit(Task.call(Ops::counted, "reused")).result()))
                    .isEqualTo("reused");
            TaskFuture<String> keyed = graph.submit(task.map(Ops::counted).withKey("keyed"));
            assertThat(keyed.key()).isEqualTo("keyed");
            assertThat(Patience.get(keyed.result())).isEqualTo("reused");
            assertThat(Ops.runs("reused")).isEqualTo(2);
        }
    }

    @Test
    void anOpenGraphWithNothingToDoIsIdleAndGoesOnWithTheNextTask() {
        OpenGraph graph = session.open(GraphOptions.DEFAULT.withId("idle"));
        Patience.get(graph.submit(Task.call(Ops::square, 2L)).result());
        GraphHandle<?> handle = session.attach(new GraphId("idle"));
        Conditions.until(handle, status -> status.state() == GraphStatus.State.IDLE);
        TaskFuture<String> held = graph.submit(Task.call(Ops::hold, "idle no more"));
        Conditions.until(handle, status -> status.state() == GraphStatus.State.RUNNING);
        Ops.gate("idle no more").open();
        Patience.get(held.result());
        graph.close();
        assertThat(Conditions.until(handle, status -> status.state().isFinal()).state())
                .isEqualTo(GraphStatus.State.COMPLETED);
    }

    @Test
    void aFailureReachesWhatDependsOnItAndNothingElse() {
        OpenGraph graph = session.open(GraphOptions.DEFAULT);
        TaskFuture<String> bad = graph.submit(Task.call(Ops::fail, "open"));
        TaskFuture<String> after = graph.submit(bad.task().map(Ops::counted));
        TaskFuture<Long> good = graph.submit(Task.call(Ops::square, 6L));
        assertThat(Patience.failure(bad.result())).isInstanceOf(TaskFailedException.class);
        assertThat(Patience.failure(after.result())).isInstanceOf(TaskFailedException.class);
        assertThat(Patience.get(good.result())).isEqualTo(36);
        TaskFuture<String> late = graph.submit(after.task().map(Ops::counted));
        assertThat(Patience.failure(late.result())).isInstanceOf(TaskFailedException.class);
        assertThat(Patience.get(graph.seal()).state()).isEqualTo(GraphStatus.State.FAILED);
    }

    @Test
    void aSealedGraphTakesNothing() {
        OpenGraph graph = session.open(GraphOptions.DEFAULT);
        assertThat(Patience.failure(graph.seal())).isInstanceOf(GraphRejectedException.class);
        assertThatThrownBy(() -> graph.submit(Task.call(Ops::square, 1L)))
                .isInstanceOf(GraphRejectedException.class)
                .hasMessageContaining("sealed");
    }

    @Test
    void largeResultsOfAnOpenGraphAreInputsToo() {
        try (OpenGraph graph = session.open(GraphOptions.DEFAULT)) {
            TaskFuture<String> large = graph.submit(Task.call(Ops::text, "open", 20_000));
            TaskFuture<Integer> length = graph.submit(large.task().map(Ops::lengthOf));
            assertThat(Patience.get(length.result())).isEqualTo(80_000);
            assertThat(Patience.get(large.result())).hasSize(80_000);
        }
    }

    @Test
    void hundredsOfExtensionsRunInTheirOrder() {
        try (OpenGraph graph = session.open(GraphOptions.DEFAULT)) {
            List<TaskFuture<Long>> futures = new ArrayList<>();
            futures.add(graph.submit(Task.call(Ops::square, 1L)));
            for (int i = 1; i < 300; i++) {
                futures.add(graph.submit(Task.combine(
                        Long::sum, futures.get(i - 1).task(), futures.get(i / 2).task())));
            }
            long[] expected = new long[300];
            expected[0] = 1;
            for (int i = 1; i < 300; i++) {
                expected[i] = expected[i - 1] + expected[i / 2];
            }
            assertThat(Patience.get(futures.get(299).result())).isEqualTo(expected[299]);
            assertThat(Patience.get(futures.get(7).result())).isEqualTo(expected[7]);
            assertThat(Patience.get(graph.seal()).recorded()).isEqualTo(300);
        }
    }
}
