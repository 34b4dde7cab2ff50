package io.akkord.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyedGraphTest {

    private static final Operation0<Long> SEVEN = () -> 7L;
    private static final Operation1<Long, Long> NEXT = a -> a + 1;
    private static final Operation2<Long, Long, Long> SUM = Long::sum;

    @Test
    void tasksMayNameInputsThatAreAddedLater() {
        Graph graph = Graph.builder()
                .task("sum", SUM, "one", "next")
                .task("next", NEXT, "one")
                .literal("one", 1L)
                .build("sum");

        Task<?> sum = graph.outputs().get("sum");
        assertThat(sum.key()).contains("sum");
        assertThat(sum.inputs()).extracting(input -> input.key().orElseThrow()).containsExactly("one", "next");
        assertThat(sum.inputs().get(1).inputs()).containsExactly(sum.inputs().get(0));
        assertThat(sum.inputs().get(0).kind()).isEqualTo(Task.Kind.LITERAL);
    }

    @Test
    void outputsComeInTheOrderAskedFor() {
        Graph graph = Graph.builder()
                .task("a", SEVEN)
                .task("b", Task.call(SEVEN))
                .fold("c", SUM, List.of("a", "b", "a"))
                .build("c", "a");
        assertThat(graph.outputs().keySet()).containsExactly("c", "a");
        assertThat(graph.outputs().get("c").kind()).isEqualTo(Task.Kind.FOLD);
        assertThat(graph.outputs().get("c").inputs()).hasSize(3);
    }

    @Test
    void aKeyGivenTwiceIsNamed() {
        Graph.Builder builder = Graph.builder().task("a", SEVEN).task("a", SEVEN);
        assertThatThrownBy(() -> builder.build("a"))
                .isInstanceOf(GraphRejectedException.class)
                .hasMessage("the key \"a\" is given twice; keys are unique");
    }

    @Test
    void missingInputsAndOutputsAreNamedWithWhoNeedsThem() {
        Graph.Builder builder = Graph.builder().task("a", SUM, "b", "c");
        assertThatThrownBy(() -> builder.build("a", "d"))
                .isInstanceOf(GraphRejectedException.class)
                .hasMessage("no task has the key \"b\" (input of \"a\"), \"c\" (input of \"a\"), \"d\" (output)");
    }

    @Test
    void aCycleIsShownInTheDirectionOfTheData() {
        Graph.Builder builder = Graph.builder()
                .task("start", SEVEN)
                .task("a", SUM, "start", "c")
                .task("b", NEXT, "a")
                .task("c", NEXT, "b")
                .task("end", NEXT, "c");
        assertThatThrownBy(() -> builder.build("end"))
                .isInstanceOf(GraphRejectedException.class)
                .message()
                .isIn(
                        "the tasks form a cycle: a -> b -> c -> a",
                        "the tasks form a cycle: b -> c -> a -> b",
                        "the tasks form a cycle: c -> a -> b -> c");
    }

    @Test
    void aTaskThatNeedsItselfIsACycle() {
        Graph.Builder builder = Graph.builder().task("a", NEXT, "a");
        assertThatThrownBy(() -> builder.build("a")).hasMessage("the tasks form a cycle: a -> a");
    }

    @Test
    void aLongCycleIsCutShort() {
        Graph.Builder builder = Graph.builder();
        for (int i = 0; i < 100_000; i++) {
            builder.task("t" + i, NEXT, "t" + (i + 1) % 100_000);
        }
        assertThatThrownBy(() -> builder.build("t0"))
                .hasMessageContaining("… (100000 keys)")
                .message()
                .hasSizeLessThan(500);
    }

    @Test
    void aLongChainIsBuilt() {
        Graph.Builder builder = Graph.builder().literal("t0", 1L);
        for (int i = 1; i < 100_000; i++) {
            builder.task("t" + i, NEXT, "t" + (i - 1));
        }
        assertThat(builder.build("t99999").outputs()).hasSize(1);
    }

    @Test
    void aGraphNeedsAnOutput() {
        assertThatThrownBy(() -> Graph.builder().task("a", SEVEN).build())
                .isInstanceOf(GraphRejectedException.class)
                .hasMessageContaining("empty");
    }

    @Test
    void outputsOfAListAreNamedByKeyOrPlace() {
        Task<Long> keyed = Task.call(SEVEN).withKey("k");
        assertThat(Graph.of(List.of(Task.call(SEVEN), keyed)).outputs().keySet())
                .containsExactly("0", "k");
        assertThatThrownBy(() -> Graph.of(List.of(keyed, Task.call(SEVEN).withKey("k"))))
                .isInstanceOf(GraphRejectedException.class)
                .hasMessageContaining("\"k\"");
    }
}
