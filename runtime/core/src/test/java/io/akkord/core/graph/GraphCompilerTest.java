package io.akkord.core.graph;

import static io.akkord.core.graph.Sums.LENGTH;
import static io.akkord.core.graph.Sums.LOAD;
import static io.akkord.core.graph.Sums.LONGER;
import static io.akkord.core.graph.Sums.MINUS;
import static io.akkord.core.graph.Sums.NEXT;
import static io.akkord.core.graph.Sums.SCALE;
import static io.akkord.core.graph.Sums.SEVEN;
import static io.akkord.core.graph.Sums.TWICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.Graph;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphRejectedException;
import io.akkord.api.Operation1;
import io.akkord.api.OperationRefusedException;
import io.akkord.api.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Walk, merging and literals; fusion has a test of its own, so it is off here. */
class GraphCompilerTest {

    private static final GraphOptions OPTIONS = GraphOptions.DEFAULT.withoutFusion();

    private final FakeEncoder encoder = Sums.encoder();

    private CompiledGraph compile(Graph graph) {
        return CompiledGraph.of(GraphCompiler.compile(graph, OPTIONS, encoder).segment());
    }

    private Object result(Task<?> task) {
        return Interpreter.outputs(compile(Graph.of(task)), encoder).get("result");
    }

    @Test
    void inputsComeBeforeTheirTaskAndNeighboursGetNearNumbers() {
        List<Task<Long>> leaves = new ArrayList<>();
        for (long i = 0; i < 4; i++) {
            leaves.add(Task.call(LOAD, i));
        }
        CompiledGraph graph = compile(Graph.of(Task.reduce(leaves, 2, MINUS)));

        assertThat(keys(graph))
                .containsExactly(
                        "Sums.load#0",
                        "Sums.load#1",
                        "Sums.minus#2",
                        "Sums.load#3",
                        "Sums.load#4",
                        "Sums.minus#5",
                        "Sums.minus#6");
        assertThat(graph.inputAt(6, 0)).isEqualTo(2);
        assertThat(graph.inputAt(6, 1)).isEqualTo(5);
    }

    @Test
    void whatNoOutputNeedsIsNotCompiled() {
        Task<Long> shared = Task.call(SEVEN);
        Task<Long> unused = shared.map(TWICE);
        assertThat(unused.inputs()).containsExactly(shared);
        assertThat(keys(compile(Graph.of(shared.map(NEXT))))).containsExactly("Sums.seven#0", "Sums.next#1");
    }

    @Test
    void literalsAreArgumentsInPlace() {
        Task<Long> task = Task.combine(SCALE, Task.literal(1L), Task.call(SEVEN), Task.literal(3L));
        CompiledGraph graph = compile(Graph.of(task));

        assertThat(graph.taskCount()).isEqualTo(2);
        assertThat(graph.inputCount(1)).isEqualTo(1);
        assertThat(LiteralBlock.decode(graph.literalBlock(1)))
                .extracting(LiteralBlock.Entry::position)
                .containsExactly(0, 2);
        assertThat(result(task)).isEqualTo(173L);
    }

    @Test
    void literalsMayStandInFoldsAndGathers() {
        assertThat(result(Task.fold(List.of(Task.literal(9L), Task.call(SEVEN), Task.literal(1L)), MINUS)))
                .isEqualTo(1L);
        assertThat(result(Task.gather(List.of(Task.call(SEVEN), Task.literal(1L)))))
                .isEqualTo(List.of(7L, 1L));
        assertThat(result(Task.gather(List.<Task<Long>>of()))).isEqualTo(List.of());
    }

    @Test
    void aLiteralThatIsAskedForIsATask() {
        Task<Long> output = Task.literal(5L);
        Map<String, Task<?>> outputs = new LinkedHashMap<>();
        outputs.put("five", output);
        outputs.put("six", output.map(NEXT));
        outputs.put("keyed", Task.literal(8L).withKey("eight").map(NEXT));
        CompiledGraph graph = compile(new Graph(outputs));

        assertThat(keys(graph)).containsExactly("constant#0", "Sums.next#1", "eight", "Sums.next#3");
        assertThat(graph.inputCount(1)).isZero();
        assertThat(graph.inputAt(3, 0)).isEqualTo(2);
        assertThat(Interpreter.outputs(graph, encoder))
                .containsEntry("five", 5L)
                .containsEntry("six", 6L)
                .containsEntry("keyed", 9L);
    }

    @Test
    void aLargeLiteralTravelsOnceHoweverManyUseIt() {
        String large = "x".repeat(TaskDrafter.LARGE_LITERAL + 1);
        Task<String> instance = Task.literal(large);
        Task<Long> one = instance.map(LENGTH);
        Task<Long> two = Task.combine(LONGER, Task.literal(1L), instance);
        Task<Long> three = Task.combine(LONGER, Task.literal(2L), Task.literal(large));
        CompiledGraph graph = compile(Graph.of(List.of(one, two, three)));

        assertThat(keys(graph)).containsExactly("constant#0", "Sums.length#1", "Sums.longer#2", "Sums.longer#3");
        assertThat(graph.distinctInputCount(3)).isEqualTo(1);
        assertThat(encoder.paths)
                .filteredOn("argument 1 of Sums.length"::equals)
                .hasSize(1);
        assertThat(encoder.paths).doesNotContain("argument 2 of Sums.length");
    }

    @Test
    void aLargeLiteralOfOneTaskIsItsArgument() {
        String large = "x".repeat(TaskDrafter.LARGE_LITERAL + 1);
        CompiledGraph graph = compile(Graph.of(Task.call(LENGTH, large)));
        assertThat(graph.taskCount()).isEqualTo(1);
        assertThat(graph.literalLength(0)).isGreaterThan(TaskDrafter.LARGE_LITERAL);
    }

    @Test
    void equalTasksAreOneTask() {
        Task<Long> task = Task.combine(MINUS, Task.call(LOAD, 1L), Task.call(LOAD, 1L));
        CompiledGraph graph = compile(Graph.of(task));

        assertThat(graph.taskCount()).isEqualTo(2);
        assertThat(graph.inputCount(1)).isEqualTo(2);
        assertThat(graph.distinctInputCount(1)).isEqualTo(1);
    }

    @Test
    void tasksOfOtherArgumentsOptionsOrKindAreOthers() {
        Task<Long> one = Task.call(LOAD, 1L);
        List<Task<Long>> different = List.of(
                one,
                Task.call(LOAD, 2L),
                one.withPriority(1),
                one.withKey("one"),
                Task.call(NEXT, 1L),
                Task.call(MINUS, 1L, 2L),
                Task.call(MINUS, 2L, 1L),
                Task.fold(List.of(Task.literal(1L), Task.literal(2L)), MINUS));
        assertThat(compile(Graph.of(different)).taskCount()).isEqualTo(different.size());
    }

    @Test
    void anImpureTaskIsOneWithNoOtherInstance() {
        Task<Long> once = Task.call(SEVEN).impure();
        Task<Long> again = Task.call(SEVEN).impure();
        Task<Long> sum = Task.combine(MINUS, once.map(NEXT), Task.combine(MINUS, once.map(NEXT), again.map(NEXT)));
        CompiledGraph graph = compile(Graph.of(sum));

        assertThat(graph.taskCount()).as("2 impure, 2 next, 2 minus").isEqualTo(6);
    }

    @Test
    void aFunctionIsEncodedOnceAndEqualFunctionsShareARow() {
        Operation1<Long, Long> otherInstance = a -> a + 1;
        encoder.named("Sums.next", otherInstance);
        CompiledGraph graph = compile(
                Graph.of(Task.call(SEVEN).map(NEXT).map(NEXT).map(otherInstance).map(otherInstance)));

        assertThat(encoder.encodedOperations).isEqualTo(3);
        assertThat(graph.operationCount()).isEqualTo(2);
    }

    @Test
    void oneKeyForTwoTasksIsRefusedWithBothOperations() {
        Graph graph = Graph.of(Task.combine(
                MINUS, Task.call(SEVEN).withKey("a"), Task.call(LOAD, 1L).withKey("a")));
        assertThatThrownBy(() -> compile(graph))
                .isInstanceOf(GraphRejectedException.class)
                .hasMessageContainingAll("\"a\"", "Sums.seven", "Sums.load", "its own key");
    }

    @Test
    void oneKeyForTwoTasksOfOneOperationIsRefused() {
        Graph graph = Graph.of(Task.combine(
                MINUS, Task.call(LOAD, 2L).withKey("a"), Task.call(LOAD, 1L).withKey("a")));
        assertThatThrownBy(() -> compile(graph))
                .isInstanceOf(GraphRejectedException.class)
                .hasMessageContaining("both call Sums.load, with different inputs or options");
    }

    @Test
    void oneKeyForEqualTasksIsOneTask() {
        Graph graph = Graph.of(Task.combine(
                MINUS, Task.call(LOAD, 1L).withKey("a"), Task.call(LOAD, 1L).withKey("a")));
        assertThat(compile(graph).taskCount()).isEqualTo(2);
    }

    @Test
    void halfASurrogatePairInAKeyIsRefused() {
        assertThatThrownBy(() -> compile(Graph.of(Task.call(SEVEN).withKey("a\ud800"))))
                .isInstanceOf(GraphRejectedException.class)
                .hasMessageContaining("surrogate");
    }

    @Test
    void aValueThatCannotTravelIsRefusedWithItsPath() {
        Operation1<Object, Long> count = a -> 1L;
        encoder.named("Sums.count", count);
        assertThatThrownBy(() -> compile(Graph.of(Task.call(count, new Object()))))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessage("argument 1 of Sums.count is a Object");
        assertThatThrownBy(() -> compile(Graph.of(Task.literal(new Object()).withKey("thing"))))
                .hasMessage("literal \"thing\" is a Object");
        assertThatThrownBy(() -> compile(Graph.of(Task.literal(new Object()))))
                .hasMessage("output \"result\" is a Object");
    }

    @Test
    void nothingToCompileIsRefused() {
        GraphCompiler compiler = new GraphCompiler(encoder, OPTIONS);
        assertThatThrownBy(() -> compiler.extend(Map.of()))
                .isInstanceOf(GraphRejectedException.class)
                .hasMessageContaining("empty");
    }

    @Test
    void equalGraphsHaveEqualDigests() {
        CompiledSubmission one = GraphCompiler.compile(Graph.of(Task.call(LOAD, 1L)), OPTIONS, Sums.encoder());
        CompiledSubmission same = GraphCompiler.compile(Graph.of(Task.call(LOAD, 1L)), OPTIONS, Sums.encoder());
        CompiledSubmission other = GraphCompiler.compile(Graph.of(Task.call(LOAD, 2L)), OPTIONS, Sums.encoder());

        assertThat(same.digestHex()).isEqualTo(one.digestHex()).hasSize(16).isNotEqualTo(other.digestHex());
        assertThat(one.digest()).isEqualTo(SegmentCodec.digest(SegmentCodec.encode(one.segment())));
    }

    static List<String> keys(CompiledGraph graph) {
        List<String> keys = new ArrayList<>();
        for (int task = 0; task < graph.taskCount(); task++) {
            keys.add(graph.key(task));
        }
        return keys;
    }
}
