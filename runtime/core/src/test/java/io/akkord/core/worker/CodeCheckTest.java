package io.akkord.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.core.graph.OperationSpec;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeCheckTest {

    private final CodeCheck check = new CodeCheck();

    private static OperationSpec operation(long fingerprint) {
        return new OperationSpec(
                OperationSpec.Kind.CALL, "A", "f", "()J", 6, new byte[0], fingerprint, false, new int[0]);
    }

    private static ToWorker.Dispatch dispatch(int... operations) {
        int[] numbers = new int[operations.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        int[] none = new int[operations.length];
        return new ToWorker.Dispatch(
                numbers, numbers, operations, none, new byte[0], none, none, none, none, none, new byte[0]);
    }

    @Test
    void whatIsTheSameOrUnknownHereIsNotSaid() {
        assertThat(check.compare(0, List.of(operation(1), operation(0), operation(3)), new long[] {1, 5, 0}))
                .isEmpty();
        assertThat(check.refused(dispatch(0, 1, 2))).isEmpty();
    }

    @Test
    void otherCodeIsSaidAndEveryTaskThatRunsItGoesBackFusedOnesToo() {
        List<OperationSpec> specs = List.of(operation(1), operation(2), OperationSpec.fused(new int[] {0, 1}));
        assertThat(check.compare(4, List.of(operation(9)), new long[] {9})).isEmpty();
        assertThat(check.compare(0, specs, new long[] {1, 7, 0}))
                .get()
                .isInstanceOfSatisfying(ToSupervisor.OperationsChanged.class, said -> {
                    assertThat(said.first()).isZero();
                    assertThat(said.count()).isEqualTo(3);
                    assertThat(said.operations()).containsExactly(1);
                    assertThat(said.fingerprints()).containsExactly(7);
                });
        assertThat(check.refused(dispatch(0, 1, 2, 4)))
                .get()
                .isInstanceOfSatisfying(ToSupervisor.Refused.class, refused -> assertThat(refused.tasks())
                        .containsExactly(1, 2));
    }

    @Test
    void whenTheCodeIsAcceptedThatIsSaidToo() {
        check.compare(0, List.of(operation(1)), new long[] {2});
        assertThat(check.compare(0, List.of(operation(2)), new long[] {2}))
                .get()
                .isInstanceOfSatisfying(ToSupervisor.OperationsChanged.class, said -> assertThat(said.operations())
                        .isEmpty());
        assertThat(check.isChanged(0)).isFalse();
    }

    @Test
    void aFusedOperationThatComesLaterIsSaidWithoutCodeOfItsOwn() {
        check.compare(0, List.of(operation(1)), new long[] {2});
        assertThat(check.compare(1, List.of(OperationSpec.fused(new int[] {0, 0})), new long[] {0}))
                .isPresent();
    }
}
