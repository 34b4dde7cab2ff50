package io.akkord.core.graph;

import static io.akkord.core.graph.GraphCompilerTest.keys;
import static io.akkord.core.graph.Sums.LENGTH;
import static io.akkord.core.graph.Sums.LOAD;
import static io.akkord.core.graph.Sums.LONGER;
import static io.akkord.core.graph.Sums.MINUS;
import static io.akkord.core.graph.Sums.NEXT;
import static io.akkord.core.graph.Sums.SCALE;
import static io.akkord.core.graph.Sums.SEVEN;
import static io.akkord.core.graph.Sums.TOTAL;
import static io.akkord.core.graph.Sums.TWICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.Graph;
import io.akkord.api.GraphOptions;
import io.akkord.api.RetryPolicy;
import io.akkord.api.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChainFusionTest {

    private final FakeEncoder encoder = Sums.encoder();

    private CompiledGraph compile(Task<?>... outputs) {
        return CompiledGraph.of(GraphCompiler.compile(Graph.of(List.of(outputs)), GraphOptions.DEFAULT, encoder)
                .segment());
    }

    private Object first(CompiledGraph graph) {
        return Interpreter.values(graph, encoder)[graph.outputs()[0]];
    }

    private static List<String> steps(CompiledGraph graph, int task) {
        List<String> names = new ArrayList<>();
        for (int row : graph.operation(task).steps()) {
            names.add(graph.operationAt(row).displayName());
        }
        return names;
    }

    @Test
    void aChainIsOneTask() {
        CompiledGraph graph = compile(Task.call(LOAD, 3L).map(NEXT).map(TWICE));
        assertThat(graph.taskCount()).isEqualTo(1);
        assertThat(steps(graph, 0)).containsExactly("Sums.load", "Sums.next", "Sums.twice");
        assertThat(first(graph)).isEqualTo(8L);
    }

    @Test
    void literalsOfLaterStepsKeepTheirPlaces() {
        Task<Long> head = Task.call(SEVEN);
        Task<Long> task =
                Task.combine(SCALE, Task.literal(1L), Task.combine(MINUS, Task.literal(9L), head), Task.literal(3L));
        CompiledGraph graph = compile(task);
        assertThat(graph.taskCount()).isEqualTo(1);
        assertThat(first(graph)).isEqualTo(123L);
    }

    @Test
    void aResultUsedTwiceByOneTaskMayBeTakenOver() {
        Task<Long> head = Task.call(SEVEN);
        CompiledGraph graph = compile(Task.combine(MINUS, head, head));
        assertThat(graph.taskCount()).isEqualTo(1);
        assertThat(first(graph)).isEqualTo(0L);
    }

    @Test
    void foldsAndGathersBeginChainsButDoNotGoOn() {
        Task<Long> other = Task.call(LOAD, 1L);
        CompiledGraph gathered =
                compile(Task.gather(List.of(Task.call(SEVEN), other)).map(TOTAL));
        assertThat(keys(gathered)).containsExactly("Sums.seven#0", "Sums.load#1", "fused#2");
        assertThat(first(gathered)).isEqualTo(22L);

        CompiledGraph folded =
                compile(Task.fold(List.of(Task.call(SEVEN), other), MINUS).map(NEXT));
        assertThat(keys(folded)).containsExactly("Sums.seven#0", "Sums.load#1", "fused#2");
        assertThat(first(folded)).isEqualTo(7L);

        CompiledGraph single = compile(Task.fold(List.of(Task.call(SEVEN)), MINUS));
        assertThat(keys(single)).containsExactly("Sums.seven#0", "Sums.minus#1");
    }

    @Test
    void chainsOfOneShapeShareARow() {
        CompiledGraph graph = compile(
                Task.call(LOAD, 1L).map(NEXT),
                Task.call(LOAD, 2L).map(NEXT),
                Task.call(LOAD, 3L).map(TWICE));
        assertThat(keys(graph)).containsExactly("fused#0", "fused#1", "fused#2");
        assertThat(graph.operationRow(0)).isEqualTo(graph.operationRow(1)).isNotEqualTo(graph.operationRow(2));
    }

    @Test
    void whatTwoTasksUseIsNotTakenOver() {
        Task<Long> head = Task.call(SEVEN);
        assertThat(keys(compile(head.map(NEXT), head.map(TWICE))))
                .containsExactly("Sums.seven#0", "Sums.next#1", "Sums.twice#2");
    }

    @Test
    void anOutputIsNotTakenOver() {
        Task<Long> head = Task.call(SEVEN);
        assertThat(keys(compile(head.map(NEXT), head))).containsExactly("Sums.seven#0", "Sums.next#1");
    }

    @Test
    void aKeyIsNotTakenOverButMayTakeOver() {
        CompiledGraph graph =
                compile(Task.call(SEVEN).map(NEXT).withKey("middle").map(TWICE).map(NEXT));
        assertThat(keys(graph)).containsExactly("middle", "fused#1");
        assertThat(steps(graph, 0)).containsExactly("Sums.seven", "Sums.next");
    }

    @Test
    void aLiteralIsNoStep() {
        String large = "x".repeat(TaskDrafter.LARGE_LITERAL + 1);
        Task<String> shared = Task.literal(large);
        assertThat(keys(compile(shared.map(LENGTH), Task.combine(LONGER, Task.literal(1L), shared))))
                .containsExactly("constant#0", "Sums.length#1", "Sums.longer#2");
        CompiledGraph alone = compile(Task.combine(LONGER, Task.call(SEVEN), Task.literal(large)));
        assertThat(keys(alone)).containsExactly("fused#0");
        assertThat(first(alone)).isEqualTo(7L + large.length());
    }

    static Stream<UnaryOperator<Task<Long>>> apart() {
        return Stream.of(Task::impure, Task::checkpointed, task -> task.withDeadline(Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @MethodSource("apart")
    void tasksThatMustStandForThemselvesDo(UnaryOperator<Task<Long>> option) {
        assertThat(compile(option.apply(option.apply(Task.call(SEVEN)).map(NEXT)))
                        .taskCount())
                .isEqualTo(2);
    }

    @Test
    void tasksOfDifferentOptionsStayApart() {
        RetryPolicy retry = RetryPolicy.tries(3);
        assertThat(compile(Task.call(SEVEN).map(NEXT).withRetry(retry)).taskCount())
                .isEqualTo(2);
        assertThat(compile(Task.call(SEVEN).withRetry(retry).map(NEXT).withRetry(retry))
                        .taskCount())
                .isEqualTo(1);
    }

    @Test
    void aLongChainIsCutIntoRuns() {
        Task<Long> task = Task.call(SEVEN);
        for (int i = 1; i < 2 * ChainFusion.MOST_STEPS + 5; i++) {
            task = task.map(NEXT);
        }
        CompiledGraph graph = compile(task);
        assertThat(graph.taskCount()).isEqualTo(3);
        assertThat(steps(graph, 0)).hasSize(ChainFusion.MOST_STEPS);
        assertThat(steps(graph, 2)).hasSize(5);
        assertThat(first(graph)).isEqualTo(7L + 2 * ChainFusion.MOST_STEPS + 4);
    }
}
