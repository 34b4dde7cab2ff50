package io.akkord.execution.inline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.Durability;
import io.akkord.api.Graph;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphId;
import io.akkord.api.GraphNotFoundException;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphRejectedException;
import io.akkord.api.GraphStatus;
import io.akkord.api.OpenGraph;
import io.akkord.api.OperationRefusedException;
import io.akkord.api.RetryPolicy;
import io.akkord.api.Task;
import io.akkord.api.TaskFailedException;
import io.akkord.api.TaskFuture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InlineSessionTest {

    private static final AtomicInteger calls = new AtomicInteger();
    private static final List<String> order = new ArrayList<>();
    private final InlineSession session = new InlineSession();

    @BeforeEach
    void reset() {
        calls.set(0);
        order.clear();
    }

    static long square(long a) {
        calls.incrementAndGet();
        return a * a;
    }

    static String note(String name) {
        order.add(name + " on " + Thread.currentThread().getName());
        return name;
    }

    static long failBelow(long limit) {
        if (calls.incrementAndGet() < limit) {
            throw new IllegalStateException("try " + calls.get());
        }
        return calls.get();
    }

    static <T> T give(T value) {
        return value;
    }

    static Object nothing(long a) {
        return null;
    }

    static Object thread(long a) {
        return new Thread();
    }

    private static <T> T get(CompletionStage<T> stage) {
        assertThat(stage.toCompletableFuture())
                .as("handles are completed already")
                .isDone();
        return stage.toCompletableFuture().join();
    }

    @Test
    void aTreeOfTasksIsComputed() {
        List<Task<Long>> squares = new ArrayList<>();
        for (long i = 1; i <= 100; i++) {
            squares.add(Task.call(InlineSessionTest::square, i));
        }
        assertThat(session.compute(Task.reduce(squares, 4, Long::sum))).isEqualTo(338_350);
        assertThat(calls).hasValue(100);
    }

    @Test
    void tasksRunInTheCallersThreadInTheSameOrderEachTime() {
        List<Task<String>> tasks = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            tasks.add(Task.call(InlineSessionTest::note, "n" + i));
        }
        session.compute(Task.gather(tasks));
        List<String> first = List.copyOf(order);
        assertThat(first)
                .hasSize(10)
                .allMatch(line -> line.endsWith(Thread.currentThread().getName()));
        order.clear();
        session.compute(Task.gather(tasks));
        assertThat(order).isEqualTo(first);
    }

    @Test
    void severalOutputsComeInOrderAndByName() {
        Task<Long> a = Task.call(InlineSessionTest::square, 2L);
        Task<Long> b = Task.call(InlineSessionTest::square, 3L).withKey("three");
        assertThat(session.compute(List.of(a, b, a))).containsExactly(4L, 9L, 4L);
        assertThat(session.compute(List.<Task<Long>>of())).isEmpty();
        GraphHandle<Map<String, Object>> handle = session.submit(Graph.of(List.of(a, b)), GraphOptions.DEFAULT);
        assertThat(get(handle.result())).containsEntry("0", 4L).containsEntry("three", 9L);
        assertThat(get(handle.result("three"))).isEqualTo(9L);
        assertThatThrownBy(() -> get(handle.result("four"))).hasCauseInstanceOf(GraphNotFoundException.class);
    }

    @Test
    void aGraphMadeFromKeysRunsWithTheirResultsByKey() {
        Graph graph = Graph.builder()
                .literal("x", 3L)
                .task("y", InlineSessionTest::square, "x")
                .fold("z", Long::sum, List.of("x", "y", "y"))
                .build("z");
        GraphHandle<Map<String, Object>> handle = session.submit(graph, GraphOptions.DEFAULT);
        assertThat(get(handle.result())).containsEntry("z", 21L);
        assertThat(get(handle.result("y"))).isEqualTo(9L);
        GraphStatus status = get(handle.status());
        assertThat(status.state()).isEqualTo(GraphStatus.State.COMPLETED);
        assertThat(status.recorded()).isEqualTo(status.tasks());
    }

    @Test
    void nullAndArraysAreResults() {
        assertThat(session.compute(Task.call(InlineSessionTest::nothing, 1L))).isNull();
        double[] array = {1, 2};
        assertThat(session.compute(Task.literal(array))).isEqualTo(array);
        assertThat(session.compute(Task.<long[], long[]>call(InlineSessionTest::give, new long[] {1})))
                .containsExactly(1);
        assertThat(session.compute(Task.gather(
                        Arrays.asList(Task.call(InlineSessionTest::nothing, 1L), Task.literal((Object) "x")))))
                .containsExactly(null, "x");
    }

    @Test
    void fusedOrNotTheResultIsTheSame() {
        Task<Long> chain = Task.call(InlineSessionTest::square, 2L);
        for (int i = 0; i < 3; i++) {
            chain = chain.map(InlineSessionTest::square);
        }
        GraphHandle<Long> fused = session.submit(chain, GraphOptions.DEFAULT);
        GraphHandle<Long> single = session.submit(chain, GraphOptions.DEFAULT.withoutFusion());
        assertThat(get(fused.result())).isEqualTo(65_536).isEqualTo(get(single.result()));
        assertThat(get(fused.status()).tasks()).isEqualTo(1);
        assertThat(get(single.status()).tasks()).isEqualTo(4);
    }

    @Test
    void aFailureCarriesTheUsersExceptionWithItsTraceThroughTheCaller() {
        Task<Long> failing =
                Task.call(InlineSessionTest::failBelow, 100L).withKey("bad").map(InlineSessionTest::square);
        assertThatThrownBy(() -> session.compute(failing.withKey("after")))
                .isInstanceOfSatisfying(TaskFailedException.class, e -> {
                    assertThat(e.key()).isEqualTo("bad");
                    assertThat(e.attempt()).isEqualTo(1);
                    assertThat(e.getCause())
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessage("try 1");
                    assertThat(e.getCause().getStackTrace())
                            .extracting(StackTraceElement::getMethodName)
                            .contains("failBelow", "compute");
                });
    }

    @Test
    void aFailedTaskIsTriedAsItsPolicySays() {
        RetryPolicy policy = new RetryPolicy(5, Duration.ofMillis(1), 1.0, Duration.ofMillis(1));
        assertThat(session.compute(Task.call(InlineSessionTest::failBelow, 3L).withRetry(policy)))
                .isEqualTo(3);
        reset();
        assertThatThrownBy(() -> session.compute(
                        Task.call(InlineSessionTest::failBelow, 100L).withRetry(policy)))
                .isInstanceOfSatisfying(
                        TaskFailedException.class, e -> assertThat(e.attempt()).isEqualTo(5));
        assertThat(calls).hasValue(5);
    }

    @Test
    void whatDoesNotDependOnAFailedTaskStillRunsUnlessTheGraphFailsFast() {
        Task<Long> failing = Task.call(InlineSessionTest::failBelow, 100L);
        List<Task<?>> both = List.of(failing, Task.call(InlineSessionTest::note, "other"));
        GraphHandle<?> handle = session.submit(Graph.of(both), GraphOptions.DEFAULT);
        assertThat(order).hasSize(1);
        assertThat(get(handle.result("1"))).isEqualTo("other");
        assertThat(get(handle.status()).state()).isEqualTo(GraphStatus.State.FAILED);
        assertThat(get(handle.status()).failed()).isEqualTo(1);
        assertThatThrownBy(() -> get(handle.result())).hasCauseInstanceOf(TaskFailedException.class);
        order.clear();
        session.submit(Graph.of(both), GraphOptions.DEFAULT.withFailFast());
        assertThat(order).isEmpty();
    }

    @Test
    void whatCannotTravelIsRefusedHereToo() {
        Thread captured = new Thread();
        assertThatThrownBy(() -> session.compute(Task.call(() -> captured.getName())))
                .isInstanceOf(OperationRefusedException.class);
        assertThatThrownBy(() -> session.compute(Task.call(InlineSessionTest::thread, 1L)))
                .isInstanceOf(TaskFailedException.class)
                .hasCauseInstanceOf(OperationRefusedException.class);
    }

    @Test
    void oneIdIsOneGraph() {
        GraphOptions named = GraphOptions.DEFAULT.withId("nightly");
        Task<Long> task = Task.call(InlineSessionTest::square, 2L);
        GraphHandle<Long> first = session.submit(task, named);
        GraphHandle<Long> second = session.submit(task, named);
        assertThat(calls).hasValue(1);
        assertThat(get(second.result())).isEqualTo(4);
        assertThat(get(session.attach(new GraphId("nightly")).result())).containsEntry("result", 4L);
        assertThatThrownBy(() -> session.submit(Task.call(InlineSessionTest::square, 3L), named))
                .isInstanceOf(GraphRejectedException.class)
                .hasMessageContaining("nightly")
                .hasMessageContaining("digest");
        assertThatThrownBy(() -> session.attach(new GraphId("never"))).isInstanceOf(GraphNotFoundException.class);
        assertThat(first.id()).isEqualTo(second.id());
    }

    @Test
    void withoutAnIdAFinishedGraphRunsAnewUnderANewOne() {
        Task<Long> task = Task.call(InlineSessionTest::square, 2L);
        GraphHandle<Long> first = session.submit(task, GraphOptions.DEFAULT);
        GraphHandle<Long> second = session.submit(task, GraphOptions.DEFAULT);
        assertThat(calls).hasValue(2);
        assertThat(second.id()).isNotEqualTo(first.id());
        GraphHandle<Long> unjournaled = session.submit(task, GraphOptions.DEFAULT.withDurability(Durability.NONE));
        assertThat(unjournaled.id().isTransient()).isTrue();
    }

    @Test
    void progressIsToldOnceAndCancellingComesTooLate() {
        GraphHandle<Long> handle = session.submit(Task.call(InlineSessionTest::square, 2L), GraphOptions.DEFAULT);
        List<GraphStatus> seen = new ArrayList<>();
        handle.onProgress(seen::add);
        assertThat(seen).hasSize(1);
        assertThat(get(handle.cancel("no more")).state()).isEqualTo(GraphStatus.State.COMPLETED);
    }

    @Test
    void anOpenGraphRunsWhatIsSubmittedAtOnceAndNothingTwice() {
        try (OpenGraph graph = session.open(GraphOptions.DEFAULT)) {
            TaskFuture<Long> four = graph.submit(Task.call(InlineSessionTest::square, 2L));
            assertThat(get(four.result())).isEqualTo(4);
            TaskFuture<Long> sixteen = graph.submit(four.task().map(InlineSessionTest::square));
            assertThat(get(sixteen.result())).isEqualTo(16);
            assertThat(calls).hasValue(2);
            TaskFuture<Long> sum = graph.submit(
                    Task.combine(Long::sum, four.task(), sixteen.task()).withKey("sum"));
            assertThat(get(sum.result())).isEqualTo(20);
            assertThat(sum.key()).isEqualTo("sum");
            assertThat(get(graph.submit(four.task()).result())).isEqualTo(4);
            assertThat(calls).hasValue(2);
            assertThat(get(graph.seal()).state()).isEqualTo(GraphStatus.State.COMPLETED);
            assertThatThrownBy(() -> graph.submit(four.task()))
                    .isInstanceOf(GraphRejectedException.class)
                    .hasMessageContaining("sealed");
        }
    }

    @Test
    void inAnOpenGraphAFailureReachesWhatDependsOnItAndNothingElse() {
        try (OpenGraph graph = session.open(GraphOptions.DEFAULT)) {
            TaskFuture<Long> bad = graph.submit(Task.call(InlineSessionTest::failBelow, 100L));
            TaskFuture<Long> after = graph.submit(bad.task().map(InlineSessionTest::square));
            TaskFuture<Long> good = graph.submit(Task.call(InlineSessionTest::square, 2L));
            assertThatThrownBy(() -> get(bad.result())).hasCauseInstanceOf(TaskFailedException.class);
            assertThatThrownBy(() -> get(after.result())).hasCauseInstanceOf(TaskFailedException.class);
            assertThat(get(good.result())).isEqualTo(4);
        }
    }

    @Test
    void aSessionCanBeUsedInsideATask() {
        InlineSession inner = session;
        assertThat(inner.compute(Task.call(InlineSessionTest::nested, 3L))).isEqualTo(10);
    }

    static long nested(long a) {
        return new InlineSession().compute(Task.call(InlineSessionTest::square, a)) + 1;
    }
}
