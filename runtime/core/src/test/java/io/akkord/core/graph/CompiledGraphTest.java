package io.akkord.core.graph;

import static io.akkord.core.graph.Sums.LOAD;
import static io.akkord.core.graph.Sums.MINUS;
import static io.akkord.core.graph.Sums.NEXT;
import static io.akkord.core.graph.Sums.SEVEN;
import static io.akkord.core.graph.Sums.TWICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.GraphOptions;
import io.akkord.api.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompiledGraphTest {

    private final GraphCompiler compiler = new GraphCompiler(Sums.encoder(), GraphOptions.DEFAULT.withoutFusion());
    private final CompiledGraph graph = new CompiledGraph();

    private GraphSegment extend(Task<?> output) {
        GraphSegment segment = compiler.extend(Map.of("output " + graph.outputs().length, output));
        graph.append(segment);
        return segment;
    }

    private List<Integer> dependents(int task) {
        List<Integer> found = new ArrayList<>();
        for (int place = graph.firstDependent(task); place >= 0; place = graph.nextDependent(place)) {
            found.add(graph.dependent(place));
        }
        return found;
    }

    @Test
    void dependentsAscendWithinASegmentAndTheLatestSegmentComesFirst() {
        Task<Long> head = Task.call(SEVEN);
        extend(Task.gather(List.of(head.map(NEXT), head.map(TWICE))));
        extend(Task.gather(List.of(Task.combine(MINUS, head, head), head)));

        assertThat(dependents(0)).containsExactly(4, 5, 1, 2);
        assertThat(dependents(3)).isEmpty();
        assertThat(graph.inputCount(4)).isEqualTo(2);
        assertThat(graph.distinctInputCount(4)).isEqualTo(1);
    }

    @Test
    void bottomLevelsCountTheTasksToTheEndAndFollowGrowth() {
        Task<Long> head = Task.call(SEVEN);
        Task<Long> last = head.map(NEXT);
        extend(Task.combine(MINUS, head, last));
        assertThat(graph.bottomLevels()).containsExactly(3, 2, 1);

        extend(last.map(TWICE).map(TWICE));
        assertThat(graph.bottomLevels()).containsExactly(4, 3, 1, 2, 1);
    }

    @Test
    void keysOfUsersAndDerivedKeysAreFound() {
        extend(Task.combine(MINUS, Task.call(SEVEN).withKey("sieben ♯"), Task.call(LOAD, 1L)));

        assertThat(graph.key(0)).isEqualTo("sieben ♯");
        assertThat(graph.find("sieben ♯")).isZero();
        assertThat(graph.find("Sums.load#1")).isEqualTo(1);
        assertThat(graph.find("Sums.minus#2")).isEqualTo(2);
        for (String unknown : List.of(
                "",
                "#",
                "1",
                "Sums.load#",
                "Sums.load#2",
                "Sums.load#01",
                "Sums.load#4294967297",
                "Sums.seven#0",
                "Sums.load#-1",
                "Sums.load#1x")) {
            assertThat(graph.find(unknown)).as(unknown).isEqualTo(-1);
        }
    }

    @Test
    void aUsersKeyThatReadsLikeADerivedOneWins() {
        extend(Task.combine(MINUS, Task.call(LOAD, 1L), Task.call(SEVEN).withKey("Sums.load#0")));
        assertThat(graph.find("Sums.load#0")).isEqualTo(1);
    }

    @Test
    void manyKeysAreFound() {
        List<Task<Long>> tasks = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            tasks.add(Task.call(LOAD, (long) i).withKey("key " + i));
        }
        extend(Task.gather(tasks.subList(0, 500)));
        extend(Task.gather(tasks.subList(500, 1000)));
        for (int i = 0; i < 1000; i++) {
            int task = graph.find("key " + i);
            assertThat(graph.key(task)).isEqualTo("key " + i);
            assertThat(graph.hasKey(task)).isTrue();
        }
        assertThat(graph.find("key 1000")).isEqualTo(-1);
    }

    @Test
    void outputsAndTablesAreThoseOfAllSegments() {
        extend(Task.call(SEVEN));
        extend(Task.call(LOAD, 1L).withPriority(3));

        assertThat(graph.isOutput(0)).isTrue();
        assertThat(graph.outputs()).containsExactly(0, 1);
        assertThat(graph.operationCount()).isEqualTo(2);
        assertThat(graph.operation(1)).isSameAs(graph.operationAt(graph.operationRow(1)));
        assertThat(graph.options(1)).isSameAs(graph.optionsAt(graph.optionsRow(1)));
        assertThat(graph.optionsCount()).isEqualTo(2);
        assertThat(graph.options(1).priority()).isEqualTo(3);
        assertThat(graph.literalLength(0)).isZero();
        assertThat(graph.literalLength(1))
                .isEqualTo(graph.literalBlock(1).length)
                .isPositive();
    }

    @Test
    void aSegmentOutOfTurnIsRefusedAndChangesNothing() {
        GraphSegment first = extend(Task.call(SEVEN).withKey("x"));
        assertThatThrownBy(() -> graph.append(first))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the segment does not continue the graph: its first task has number 0, not 1");

        GraphSegment skipped = compiler.extend(Map.of("b", Task.call(LOAD, 1L)));
        GraphSegment second = compiler.extend(Map.of("c", Task.call(LOAD, 2L)));
        assertThatThrownBy(() -> graph.append(second)).hasMessageContaining("number 2, not 1");
        graph.append(skipped);
        graph.append(second);
        assertThat(graph.taskCount()).isEqualTo(3);
    }

    @Test
    void aKeyThatIsTakenIsRefused() {
        extend(Task.call(SEVEN).withKey("x"));
        GraphSegment other = new GraphSegment(
                1,
                new int[] {0, 0},
                new int[0],
                new int[] {0},
                1,
                List.of(),
                new int[] {0},
                1,
                List.of(),
                new int[] {0, 0},
                new byte[0],
                new int[] {1},
                List.of("x"),
                new int[] {1},
                List.of("result"));
        assertThatThrownBy(() -> graph.append(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"x\"");
        assertThat(graph.taskCount()).isEqualTo(1);
    }

    @Test
    void numbersThatAreNoTasksAreRefused() {
        extend(Task.call(SEVEN));
        assertThatThrownBy(() -> graph.operation(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> graph.inputCount(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
