package io.akkord.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskTest {

    private static final Operation0<Long> SEVEN = () -> 7L;
    private static final Operation2<Long, Long, Long> SUM = Long::sum;

    private static List<Task<Long>> leaves(int count) {
        List<Task<Long>> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(Task.literal((long) i));
        }
        return leaves;
    }

    /** The tree as text: leaves by their value, nodes in brackets. */
    private static String shape(Task<?> task) {
        if (task.kind() == Task.Kind.LITERAL) {
            return task.literalValue().orElseThrow().toString();
        }
        List<String> inputs = new ArrayList<>();
        task.inputs().forEach(input -> inputs.add(shape(input)));
        return "(" + String.join(" ", inputs) + ")";
    }

    @Test
    void aReductionIsATreeOfNeighbours() {
        assertThat(shape(Task.reduce(leaves(8), 2, SUM))).isEqualTo("(((0 1) (2 3)) ((4 5) (6 7)))");
        assertThat(shape(Task.reduce(leaves(9), 3, SUM))).isEqualTo("((0 1 2) (3 4 5) (6 7 8))");
    }

    @Test
    void aRestOfOneGoesUpALevelAsItIs() {
        assertThat(shape(Task.reduce(leaves(5), 2, SUM))).isEqualTo("(((0 1) (2 3)) 4)");
        assertThat(shape(Task.reduce(leaves(7), 3, SUM))).isEqualTo("((0 1 2) (3 4 5) 6)");
        assertThat(shape(Task.reduce(leaves(1), 2, SUM))).isEqualTo("0");
    }

    @Test
    void aFanInAboveTheNumberOfTasksIsOneFold() {
        Task<Long> fold = Task.reduce(leaves(5), 100, SUM);
        assertThat(fold.kind()).isEqualTo(Task.Kind.FOLD);
        assertThat(fold.inputs()).hasSize(5);
    }

    @Test
    void thereMustBeSomethingToReduce() {
        assertThatThrownBy(() -> Task.reduce(List.<Task<Long>>of(), 2, SUM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> Task.fold(List.<Task<Long>>of(), SUM)).hasMessageContaining("empty");
        assertThatThrownBy(() -> Task.reduce(leaves(3), 1, SUM)).hasMessageContaining("the fan-in is 1");
    }

    @Test
    void aTaskIsNotChangedByWhatIsMadeOfIt() {
        Task<Long> plain = Task.call(SEVEN);
        Task<Long> dressed = plain.withKey("k")
                .withPriority(3)
                .withDeadline(Duration.ofSeconds(1))
                .checkpointed()
                .impure();

        assertThat(plain.key()).isEmpty();
        assertThat(plain.options()).isEqualTo(TaskOptions.DEFAULT);
        assertThat(dressed.key()).contains("k");
        assertThat(dressed.operation()).isEqualTo(plain.operation());
        assertThat(dressed.options().priority()).isEqualTo(3);
        assertThat(dressed.options().checkpoint()).isTrue();
        assertThat(dressed.options().impure()).isTrue();
    }

    @Test
    void aKeyHasOneToAThousandCharactersAndNoNul() {
        Task<Long> task = Task.call(SEVEN);
        assertThat(task.withKey("k".repeat(1000)).key()).isPresent();
        for (String bad : List.of("", "k".repeat(1001), "a\0b")) {
            assertThatThrownBy(() -> task.withKey(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(bad.length() + " characters");
        }
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> Task.call(SEVEN).withDeadline(Duration.ZERO)).hasMessageContaining("PT0S");
        assertThatThrownBy(() -> TaskOptions.DEFAULT.withResource("gpu", 0)).hasMessageContaining("gpu is 0");
    }
}
