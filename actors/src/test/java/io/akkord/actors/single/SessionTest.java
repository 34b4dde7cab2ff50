package io.akkord.actors.single;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigFactory;
import io.akkord.actors.RemoteSession;
import io.akkord.actors.client.ClusterSession;
import io.akkord.actors.client.GatewaySession;
import io.akkord.actors.membership.Addresses;
import io.akkord.actors.node.Ops;
import io.akkord.actors.node.Patience;
import io.akkord.actors.node.SharedNode;
import io.akkord.api.ClusterUnavailableException;
import io.akkord.api.Graph;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphId;
import io.akkord.api.GraphNotFoundException;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphRejectedException;
import io.akkord.api.GraphStatus;
import io.akkord.api.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions, ids and handles. */
class SessionTest {

    @RegisterExtension
    static final SharedNode NODE = new SharedNode();

    private final ClusterSession session = NODE.session();

    @Test
    void progressIsToldWheneverItChangesAndUpToTheEnd() {
        GraphHandle<String> handle = session.submit(
                Task.call(Ops::hold, "progress").map(Ops::counted), GraphOptions.DEFAULT.withoutFusion());
        List<GraphStatus> told = new CopyOnWriteArrayList<>();
        CompletableFuture<GraphStatus> ended = new CompletableFuture<>();
        handle.onProgress(status -> {
            told.add(status);
            if (status.state().isFinal()) {
                ended.complete(status);
            }
        });
        Conditions.until(handle, status -> status.dispatched() == 2);
        Ops.gate("progress").open();
        GraphStatus last = Patience.get(ended);
        assertThat(last.state()).isEqualTo(GraphStatus.State.COMPLETED);
        assertThat(last.tasks()).isEqualTo(2);
        assertThat(last.recorded()).isEqualTo(2);
        assertThat(last.epoch()).isEqualTo(1);
        assertThat(told).doesNotHaveDuplicates();
        assertThat(told.get(0).state()).isEqualTo(GraphStatus.State.RUNNING);
        assertThat(told).extracting(GraphStatus::recorded).isSorted();
    }

    @Test
    void aListenerOfAFinishedGraphIsToldItsEnd() {
        GraphHandle<Long> handle = session.submit(Task.call(Ops::square, 21L), GraphOptions.DEFAULT);
        Patience.get(handle.result());
        Conditions.until(handle, status -> status.state() == GraphStatus.State.COMPLETED);
        CompletableFuture<GraphStatus> first = new CompletableFuture<>();
        handle.onProgress(first::complete);
        assertThat(Patience.get(first).state()).isEqualTo(GraphStatus.State.COMPLETED);
    }

    @Test
    void anotherProcessAttachesByTheId() {
        GraphHandle<Map<String, Object>> mine = session.submit(
                Graph.of(List.of(Task.call(Ops::hold, "attached").withKey("held"), Task.call(Ops::square, 4L))),
                GraphOptions.DEFAULT.withId("attached"));
        Ops.gate("attached").awaitArrival();
        ActorSystem<Void> outside = ActorSystem.create(
                Behaviors.empty(),
                "outside",
                ConfigFactory.parseString("akka.cluster.roles = []").withFallback(ConfigFactory.load()));
        try (ClusterSession other = RemoteSession.connect(
                outside, "akkord", List.of(Addresses.of(NODE.node().system())), Optional.empty())) {
            GraphHandle<Map<String, Object>> attached = other.attach(new GraphId("attached"));
            assertThat(Patience.get(attached.status()).state()).isEqualTo(GraphStatus.State.RUNNING);
            CompletableFuture<Map<String, Object>> result = attached.result().toCompletableFuture();
            assertThat(Patience.get(attached.result("1"))).isEqualTo(16L);
            Ops.gate("attached").open();
            assertThat(Patience.get(result)).isEqualTo(Map.of("held", "attached", "1", 16L));
            assertThat(Patience.get(mine.result())).isEqualTo(Patience.get(result));
            assertThat(other.compute(Task.call(Ops::square, 5L))).isEqualTo(25);
            assertThat(other.compute(Task.call(Ops::text, "o", 100_000))).hasSize(100_000);
        } finally {
            outside.terminate();
            Patience.get(outside.getWhenTerminated());
        }
    }

    @Test
    void oneIdIsOneGraph() {
        GraphOptions named = GraphOptions.DEFAULT.withId("nightly");
        GraphHandle<String> first = session.submit(Task.call(Ops::counted, "nightly"), named);
        GraphHandle<String> second = session.submit(Task.call(Ops::counted, "nightly"), named);
        assertThat(Patience.get(first.result())).isEqualTo("nightly");
        assertThat(Patience.get(second.result())).isEqualTo("nightly");
        assertThat(Patience.get(session.submit(Task.call(Ops::counted, "nightly"), named)
                        .result()))
                .isEqualTo("nightly");
        assertThat(Ops.runs("nightly")).isEqualTo(1);
    }

    @Test
    void anIdThatIsTakenByOtherContentIsRefusedWithBothDigests() {
        GraphOptions named = GraphOptions.DEFAULT.withId("taken");
        Patience.get(session.submit(Task.call(Ops::square, 1L), named).result());
        assertThatThrownBy(() -> session.submit(Task.call(Ops::square, 2L), named))
                .isInstanceOf(GraphRejectedException.class)
                .hasMessageMatching("(?s).*[0-9a-f]{10,16}.*[0-9a-f]{10,16}.*")
                .hasMessageContaining("digest");
        assertThat(Patience.get(session.attach(new GraphId("taken")).result())).containsEntry("result", 1L);
    }

    @Test
    void anUnknownGraphIsNotFoundAtOnce() {
        for (String id : List.of("never-submitted", "~never-submitted")) {
            GraphHandle<Map<String, Object>> handle = session.attach(new GraphId(id));
            assertThat(List.of(
                            Patience.failure(handle.status()),
                            Patience.failure(handle.result()),
                            Patience.failure(handle.result("key")),
                            Patience.failure(handle.cancel("why not"))))
                    .allSatisfy(failure -> assertThat(failure)
                            .isInstanceOf(GraphNotFoundException.class)
                            .hasMessageContaining(id));
        }
    }

    @Test
    void aKeyThatTheGraphDoesNotHaveIsNotFound() {
        GraphHandle<Long> handle =
                session.submit(Task.call(Ops::square, 3L).withKey("nine"), GraphOptions.DEFAULT.withId("keys"));
        assertThat(Patience.get(handle.result("nine"))).isEqualTo(9L);
        assertThat(Patience.failure(handle.result("ten")))
                .isInstanceOf(GraphNotFoundException.class)
                .hasMessageContaining("ten")
                .hasMessageContaining("nine");
    }

    @Test
    void withoutAnIdAFinishedGraphRunsAnewAndARunningOneIsAttachedTo() {
        Task<String> task = Task.call(Ops::hold, "structural");
        GraphHandle<String> first = session.submit(task, GraphOptions.DEFAULT);
        GraphHandle<String> same = session.submit(task, GraphOptions.DEFAULT);
        assertThat(same.id()).isEqualTo(first.id());
        Ops.gate("structural").open();
        Patience.get(first.result());
        Conditions.until(first, status -> status.state().isFinal());
        GraphHandle<String> anew = session.submit(task, GraphOptions.DEFAULT);
        assertThat(anew.id()).isNotEqualTo(first.id());
        assertThat(Patience.get(anew.result())).isEqualTo("structural");
        assertThat(Ops.runs("structural")).isEqualTo(2);
    }

    @Test
    void openAndEndedGraphsAreListed() {
        Patience.get(session.submit(Task.call(Ops::square, 31L), GraphOptions.DEFAULT.withId("listed-ended"))
                .result());
        GraphHandle<String> open =
                session.submit(Task.call(Ops::hold, "listed"), GraphOptions.DEFAULT.withId("listed-open"));
        Ops.gate("listed").awaitArrival();
        Conditions.until(session.attach(new GraphId("listed-ended")), status -> status.state()
                .isFinal());
        List<GraphStatus> graphs = Patience.get(session.graphs());
        assertThat(graphs)
                .anySatisfy(status -> assertThat(status.id().value()).isEqualTo("listed-open"))
                .anySatisfy(status -> {
                    assertThat(status.id().value()).isEqualTo("listed-ended");
                    assertThat(status.state()).isEqualTo(GraphStatus.State.COMPLETED);
                });
        Ops.gate("listed").open();
        Patience.get(open.result());
    }

    @Test
    void manyGraphsAtOnceDoNotMeet() {
        List<GraphHandle<Long>> handles = new ArrayList<>();
        for (long i = 0; i < 40; i++) {
            handles.add(session.submit(
                    Task.combine(Long::sum, Task.call(Ops::square, i), Task.call(Ops::square, i + 1)),
                    GraphOptions.DEFAULT));
        }
        assertThat(IntStream.range(0, 40)
                        .mapToObj(i -> Patience.get(handles.get(i).result())))
                .containsExactlyElementsOf(IntStream.range(0, 40)
                        .mapToObj(i -> (long) i * i + (i + 1L) * (i + 1))
                        .toList());
    }

    @Test
    void whoWaitsIsToldThatTheSessionIsClosedAndTheGraphGoesOn() {
        GraphOptions named = GraphOptions.DEFAULT.withId("left-behind");
        ClusterSession mine = RemoteSession.connect(
                NODE.node().system(), "akkord", List.of(Addresses.of(NODE.node().system())), Optional.empty());
        assertThat(mine).isInstanceOf(GatewaySession.class);
        GraphHandle<String> handle = mine.submit(Task.call(Ops::hold, "left"), named);
        Ops.gate("left").awaitArrival();
        CompletableFuture<String> result = handle.result().toCompletableFuture();
        mine.close();
        assertThat(Patience.failure(result))
                .isInstanceOf(ClusterUnavailableException.class)
                .hasMessageContaining("closed");
        assertThat(Patience.failure(handle.status())).isInstanceOf(ClusterUnavailableException.class);
        Ops.gate("left").open();
        assertThat(Patience.get(session.attach(new GraphId("left-behind")).result()))
                .containsEntry("result", "left");
    }
}
