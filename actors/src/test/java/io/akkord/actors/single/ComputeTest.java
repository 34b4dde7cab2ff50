package io.akkord.actors.single;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.actors.client.ClusterSession;
import io.akkord.actors.node.Ops;
import io.akkord.actors.node.Patience;
import io.akkord.actors.node.SharedNode;
import io.akkord.api.Durability;
import io.akkord.api.Graph;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.ShardingStrategy;
import io.akkord.api.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be computed, and how its results travel. */
class ComputeTest {

    /** Larger than what travels in messages. */
    private static final int LARGE = 5_000;

    @RegisterExtension
    static final SharedNode NODE = new SharedNode();

    private final ClusterSession session = NODE.session();

    record Point(int x, List<String> names) {}

    static int xOf(Point point) {
        return point.x();
    }

    static Object nothing() {
        return null;
    }

    @Test
    void operationsOfNoneToFourArgumentsAreCalled() {
        assertThat(session.compute(Task.call(Ops::constant))).isEqualTo("constant");
        assertThat(session.compute(Task.call(Ops::square, 7L))).isEqualTo(49);
        assertThat(session.compute(Task.call(Ops::join2, "a", 1L))).isEqualTo("a1");
        assertThat(session.compute(Task.call(Ops::join3, "a", 1L, true))).isEqualTo("a1true");
        assertThat(session.compute(Task.call(Ops::join4, "a", 1L, true, 0.5))).isEqualTo("a1true0.5");
    }

    @Test
    void resultsBecomeArguments() {
        Task<String> a = Task.call(Ops::counted, "a");
        Task<Long> b = Task.call(Ops::square, 3L);
        Task<Boolean> c = Task.literal(true);
        Task<Double> d = Task.literal(0.5);
        assertThat(session.compute(b.map(Ops::square))).isEqualTo(81);
        assertThat(session.compute(Task.combine(Ops::join2, a, b))).isEqualTo("a9");
        assertThat(session.compute(Task.combine(Ops::join3, a, b, c))).isEqualTo("a9true");
        assertThat(session.compute(Task.combine(Ops::join4, a, b, c, d))).isEqualTo("a9true0.5");
    }

    @Test
    void reductionsKeepTheOrderOfTheirInputs() {
        List<Task<String>> letters = new ArrayList<>();
        for (char letter = 'a'; letter <= 'g'; letter++) {
            letters.add(Task.call(Ops::counted, String.valueOf(letter)));
        }
        assertThat(session.compute(Task.fold(letters, Ops::concat))).isEqualTo("((((((ab)c)d)e)f)g)");
        assertThat(session.compute(Task.reduce(letters, 2, Ops::concat))).isEqualTo("(((ab)(cd))((ef)g))");
        assertThat(session.compute(Task.gather(letters))).containsExactly("a", "b", "c", "d", "e", "f", "g");
        assertThat(session.compute(letters)).containsExactly("a", "b", "c", "d", "e", "f", "g");
    }

    @Test
    void aTreeIsComputed() {
        List<Task<Long>> squares = new ArrayList<>();
        for (long i = 1; i <= 100; i++) {
            squares.add(Task.call(Ops::square, i));
        }
        assertThat(session.compute(Task.reduce(squares, 4, Long::sum))).isEqualTo(338_350);
    }

    @Test
    void literalsOfManyKindsTravel() {
        Point point = new Point(3, List.of("a", "b"));
        assertThat(session.compute(Task.call(ComputeTest::xOf, point))).isEqualTo(3);
        assertThat(session.compute(Task.literal(point))).isEqualTo(point);
        assertThat(session.compute(Task.literal(new long[] {1, 2}))).containsExactly(1, 2);
        assertThat(session.compute(Task.<Object>literal(Map.of("k", List.of(1, 2)))))
                .isEqualTo(Map.of("k", List.of(1, 2)));
        assertThat(session.compute(Task.call(Ops::sum, Ops.upTo(10)))).isEqualTo(45);
        assertThat(session.compute(Task.literal("x".repeat(LARGE)))).hasSize(LARGE);
    }

    @Test
    void aResultMayBeNull() {
        assertThat(session.compute(Task.call(ComputeTest::nothing))).isNull();
        assertThat(session.compute(Task.gather(List.of(Task.call(ComputeTest::nothing), Task.literal((Object) "x")))))
                .containsExactly(null, "x");
    }

    @Test
    void nothingToComputeIsNothing() {
        assertThat(session.compute(List.<Task<Long>>of())).isEmpty();
    }

    @Test
    void theSameOperationOnTheSameInputsIsOneTask() {
        Task<String> one = Task.call(Ops::counted, "cse");
        Task<String> same = Task.call(Ops::counted, "cse");
        assertThat(session.compute(Task.combine(Ops::concat, one, same))).isEqualTo("(csecse)");
        assertThat(Ops.runs("cse")).isEqualTo(1);
    }

    @Test
    void anImpureTaskRunsAsOftenAsItIsAskedFor() {
        Task<Integer> one = Task.call(Ops::numbered, "impure").impure();
        Task<Integer> two = Task.call(Ops::numbered, "impure").impure();
        assertThat(session.compute(List.of(one, two))).containsExactlyInAnyOrder(1, 2);
        assertThat(session.compute(one)).isEqualTo(3);
        assertThat(session.compute(Task.combine(Integer::sum, one, one))).isEqualTo(8);
        assertThat(Ops.runs("impure")).isEqualTo(4);
    }

    @Test
    void severalOutputsComeByName() {
        Task<Long> four = Task.call(Ops::square, 2L);
        Graph graph =
                new Graph(new LinkedHashMap<>(Map.of("four", four, "sixteen", four.map(Ops::square), "again", four)));
        GraphHandle<Map<String, Object>> handle = session.submit(graph, GraphOptions.DEFAULT);
        assertThat(Patience.get(handle.result())).isEqualTo(Map.of("four", 4L, "sixteen", 16L, "again", 4L));
        assertThat(Patience.get(handle.result("sixteen"))).isEqualTo(16L);
    }

    @Test
    void aLargeOutputIsCheckpointedAndALargeIntermediateResultIsHeld() throws IOException {
        Task<String> large = Task.call(Ops::text, "b", LARGE);
        Task<String> other = Task.call(Ops::text, "c", LARGE);
        Task<Integer> length = other.map(Ops::lengthOf);
        Graph graph = new Graph(Map.of("large", large, "length", length));
        GraphHandle<Map<String, Object>> handle =
                session.submit(graph, GraphOptions.DEFAULT.withId("large").withoutFusion());
        assertThat(Patience.get(handle.result())).isEqualTo(Map.of("large", "b".repeat(LARGE), "length", LARGE));
        assertThat(filesWith("checkpoints", "large")).hasSize(1);
    }

    private static List<Path> filesWith(String part, String graph) throws IOException {
        try (Stream<Path> files = Files.walk(NODE.directory().resolve(part))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(graph))
                    .toList();
        }
    }

    @Test
    void aResultOfTwentyMegabytesComesWhole() {
        int size = 20 << 20;
        assertThat(session.compute(Task.call(Ops::bytes, size))).isEqualTo(Ops.bytes(size));
    }

    @Test
    void fiveThousandSmallOutputsComeWhole() {
        Map<String, Task<?>> outputs = new LinkedHashMap<>();
        Map<String, Object> expected = new LinkedHashMap<>();
        for (long i = 0; i < 5_000; i++) {
            outputs.put("output-" + i, Task.call(Ops::square, i));
            expected.put("output-" + i, i * i);
        }
        GraphHandle<Map<String, Object>> handle = session.submit(new Graph(outputs), GraphOptions.DEFAULT);
        assertThat(Patience.get(handle.result())).isEqualTo(expected);
        assertThat(Patience.get(handle.status()).recorded()).isEqualTo(5_000);
    }

    @ParameterizedTest
    @EnumSource
    void everyShardingStrategyComputesTheSame(ShardingStrategy strategy) {
        List<Task<Long>> squares = new ArrayList<>();
        for (long i = 1; i <= 50; i++) {
            squares.add(Task.call(Ops::square, i));
        }
        GraphOptions options = GraphOptions.DEFAULT.withSharding(strategy).withSeed(3);
        assertThat(Patience.get(session.submit(Task.reduce(squares, 3, Long::sum), options)
                        .result()))
                .isEqualTo(42_925);
    }

    @Test
    void withoutDurabilityNothingIsWritten() throws IOException {
        GraphOptions options =
                GraphOptions.DEFAULT.withDurability(Durability.NONE).withId("unwritten");
        GraphHandle<Long> handle = session.submit(Task.call(Ops::square, 4L).map(Ops::square), options);
        assertThat(Patience.get(handle.result())).isEqualTo(256);
        assertThat(handle.id().value()).isEqualTo("~unwritten");
        assertThat(Patience.get(handle.status()).state()).isEqualTo(GraphStatus.State.COMPLETED);
        assertThat(filesWith("", "unwritten")).isEmpty();
        GraphHandle<String> large =
                session.submit(Task.call(Ops::text, "n", LARGE), GraphOptions.DEFAULT.withDurability(Durability.NONE));
        assertThat(Patience.get(large.result())).hasSize(LARGE);
        assertThat(large.id().isTransient()).isTrue();
    }

    @Test
    void withDurabilityCheckpointedLargeIntermediateResultsAreStoredToo() throws IOException {
        GraphOptions options = GraphOptions.DEFAULT
                .withDurability(Durability.CHECKPOINTED)
                .withId("stored")
                .withoutFusion();
        GraphHandle<Integer> handle =
                session.submit(Task.call(Ops::text, "s", LARGE).map(Ops::lengthOf), options);
        assertThat(Patience.get(handle.result())).isEqualTo(LARGE);
        assertThat(filesWith("checkpoints", "stored")).hasSize(1);
    }

    @Test
    void tasksOfHigherPriorityRunFirst() {
        Ops.Gate gate = Ops.gate("priority");
        List<Task<?>> tasks = new ArrayList<>();
        tasks.add(gpu(Task.call(Ops::hold, "priority"), 100));
        for (int priority : new int[] {1, 5, 3, 9, -2}) {
            tasks.add(gpu(Task.call(Ops::note, "priority " + priority), priority));
        }
        GraphHandle<Map<String, Object>> handle = session.submit(Graph.of(tasks), GraphOptions.DEFAULT);
        gate.awaitArrival();
        Conditions.until(handle, status -> status.dispatched() == 6);
        gate.open();
        Patience.get(handle.result());
        assertThat(Ops.noted("priority"))
                .containsExactly("priority 9", "priority 5", "priority 3", "priority 1", "priority -2");
    }

    private static <T> Task<T> gpu(Task<T> task, int priority) {
        return task.withOptions(task.options().withResource("gpu", 1).withPriority(priority));
    }

    @Test
    void aTaskThatAsksForALabelRunsOnAWorkerThatHasIt() {
        Task<Integer> task = Task.call(Ops::lengthOf, "labelled");
        assertThat(session.compute(task.withOptions(task.options().withRole("ssd"))))
                .isEqualTo(8);
    }

    @Test
    void tasksThatShareAResourceDoNotRunAtTheSameTime() {
        List<Task<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            tasks.add(gpu(Task.call(Ops::alone, "gpu", i), 0));
        }
        assertThat(session.compute(Task.fold(tasks, Integer::sum))).isEqualTo(435);
        assertThat(Ops.mostInside("gpu")).isEqualTo(1);
    }

    @Test
    void tasksWithoutAResourceUseBothSlots() {
        Ops.Gate first = Ops.gate("slot 1");
        Ops.Gate second = Ops.gate("slot 2");
        GraphHandle<List<String>> handle = session.submit(
                Task.gather(List.of(Task.call(Ops::hold, "slot 1"), Task.call(Ops::hold, "slot 2"))),
                GraphOptions.DEFAULT);
        first.awaitArrival();
        second.awaitArrival();
        first.open();
        second.open();
        assertThat(Patience.get(handle.result())).containsExactly("slot 1", "slot 2");
    }

    static Stream<Task<String>> tasksThatNoWorkerMayRun() {
        Task<String> task = Task.call(Ops::counted, "nowhere");
        return Stream.of(
                task.withOptions(task.options().withResource("gpu", 2)),
                task.withOptions(task.options().withResource("tpu", 1)),
                task.withOptions(task.options().withRole("nobody")),
                task.withOptions(task.options().withNode("127.0.0.1:1")));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("tasksThatNoWorkerMayRun")
    void tasksThatNoWorkerMayRunWaitUntilTheyAreCancelled(Task<String> task) {
        GraphHandle<String> handle = session.submit(task, GraphOptions.DEFAULT);
        GraphStatus waiting = Conditions.until(handle, status -> status.workers() == 1);
        assertThat(waiting.state()).isEqualTo(GraphStatus.State.RUNNING);
        assertThat(waiting.dispatched()).isZero();
        assertThat(session.compute(Task.call(Ops::square, 5L))).isEqualTo(25);
        assertThat(Patience.get(handle.status()).dispatched()).isZero();
        assertThat(Patience.get(handle.cancel("it waits for ever")).state()).isEqualTo(GraphStatus.State.CANCELLED);
        assertThat(Ops.runs("nowhere")).isZero();
    }
}
