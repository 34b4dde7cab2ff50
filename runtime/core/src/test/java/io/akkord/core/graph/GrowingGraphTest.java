package io.akkord.core.graph;

import static io.akkord.core.graph.GraphCompilerTest.keys;
import static io.akkord.core.graph.Sums.LENGTH;
import static io.akkord.core.graph.Sums.LOAD;
import static io.akkord.core.graph.Sums.LONGER;
import static io.akkord.core.graph.Sums.MINUS;
import static io.akkord.core.graph.Sums.NEXT;
import static io.akkord.core.graph.Sums.SEVEN;
import static io.akkord.core.graph.Sums.TWICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.GraphOptions;
import io.akkord.api.GraphRejectedException;
import io.akkord.api.OperationRefusedException;
import io.akkord.api.Task;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrowingGraphTest {

    private final FakeEncoder encoder = Sums.encoder();
    private final GraphCompiler compiler = new GraphCompiler(encoder, GraphOptions.DEFAULT);
    private final CompiledGraph graph = new CompiledGraph();

    private GraphSegment extend(String name, Task<?> output) {
        GraphSegment segment = compiler.extend(Map.of(name, output));
        graph.append(SegmentCodec.decode(SegmentCodec.encode(segment)));
        return segment;
    }

    @Test
    void anExtensionGoesOnWhereTheSegmentBeforeEnded() {
        Task<Long> first = Task.call(LOAD, 1L).map(NEXT);
        extend("a", first);
        GraphSegment more = extend("b", Task.combine(MINUS, Task.call(LOAD, 9L).withPriority(1), first));

        assertThat(more.firstTask()).isEqualTo(1);
        assertThat(more.firstOperation()).as("load, next, both in one").isEqualTo(3);
        assertThat(more.operationTable()).extracting(OperationSpec::displayName).containsExactly("Sums.minus");
        assertThat(more.firstOptions()).isEqualTo(1);
        assertThat(keys(graph)).containsExactly("fused#0", "Sums.load#1", "Sums.minus#2");
        assertThat(Interpreter.outputs(graph, encoder)).containsEntry("a", 2L).containsEntry("b", 7L);
        assertThat(compiler.numberOf(first)).isZero();
    }

    @Test
    void whatTheGraphHasIsOnlyReferredTo() {
        Task<Long> first = Task.call(LOAD, 1L);
        extend("a", first);
        GraphSegment same = extend("b", first);
        GraphSegment equal = extend("c", Task.call(LOAD, 1L));

        assertThat(same.taskCount()).isZero();
        assertThat(equal.taskCount()).isZero();
        assertThat(graph.outputs()).containsExactly(0, 0, 0);
        assertThat(graph.outputNames()).containsExactly("a", "b", "c");
    }

    @Test
    void anImpureTaskIsKnownByItsInstanceOnly() {
        Task<Long> impure = Task.call(SEVEN).impure();
        extend("a", impure);
        assertThat(extend("b", impure).taskCount()).isZero();
        assertThat(extend("c", Task.call(SEVEN).impure()).taskCount()).isEqualTo(1);
    }

    @Test
    void anImpureLiteralIsKnownByItsInstanceToo() {
        Task<String> large =
                Task.literal("x".repeat(TaskDrafter.LARGE_LITERAL + 1)).impure();
        extend("a", large);
        extend("b", Task.combine(LONGER, Task.literal(1L), large));
        assertThat(keys(graph)).containsExactly("constant#0", "Sums.longer#1");
    }

    @Test
    void outputsAreNeverTakenOverByLaterTasks() {
        Task<Long> first = Task.call(SEVEN);
        extend("a", first);
        extend("b", first.map(NEXT).map(TWICE));
        assertThat(keys(graph)).containsExactly("Sums.seven#0", "fused#1");
        assertThat(graph.inputAt(1, 0)).isZero();
    }

    @Test
    void whatWasTakenOverIsCompiledAnewWhenItIsNeededAgain() {
        Task<Long> middle = Task.call(SEVEN).map(NEXT);
        extend("a", middle.map(TWICE));
        assertThat(compiler.numberOf(middle)).isEqualTo(-1);

        extend("b", middle);
        assertThat(compiler.numberOf(middle)).isEqualTo(1);
        assertThat(Interpreter.outputs(graph, encoder)).containsEntry("a", 16L).containsEntry("b", 8L);
    }

    @Test
    void aLargeLiteralIsTheSameInAllExtensionsOnceItIsATask() {
        String large = "x".repeat(TaskDrafter.LARGE_LITERAL + 1);
        Task<String> shared = Task.literal(large);
        extend("a", Task.combine(LONGER, shared.map(LENGTH), shared));
        int tasks = graph.taskCount();
        extend("b", Task.combine(LONGER, Task.literal(1L), Task.literal(large)));
        assertThat(graph.taskCount()).isEqualTo(tasks + 1);
        assertThat(graph.operation(graph.inputAt(tasks, 0)).kind()).isEqualTo(OperationSpec.Kind.CONSTANT);
    }

    @Test
    void aKeyOfAnEarlierSegmentIsNotGivenAgain() {
        extend("a", Task.call(SEVEN).withKey("x"));
        assertThat(extend("b", Task.call(SEVEN).withKey("x")).taskCount()).isZero();
        assertThatThrownBy(() -> extend("c", Task.call(LOAD, 1L).withKey("x")))
                .isInstanceOf(GraphRejectedException.class)
                .hasMessageContainingAll("\"x\"", "Sums.seven", "Sums.load");
    }

    @Test
    void aFailedExtensionLeavesNoTrace() {
        Task<Long> fine = Task.call(LOAD, 1L).withKey("x");
        Task<Long> refused = Task.combine(MINUS, fine, Task.literal(new long[0]).map(unencodable -> 0L));
        assertThatThrownBy(() -> extend("a", refused)).isInstanceOf(OperationRefusedException.class);
        assertThat(compiler.numberOf(fine)).isEqualTo(-1);

        extend("b", fine);
        extend("c", Task.combine(MINUS, fine, Task.literal(1L)));
        assertThat(graph.find("x")).isZero();
        assertThat(Interpreter.outputs(graph, encoder)).containsEntry("b", 1L).containsEntry("c", 0L);
    }
}
