package io.akkord.core.supervisor;

import static io.akkord.core.message.Completions.INLINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.GraphId;
import io.akkord.core.graph.OperationSpec;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The bench's graphs have one operation, whose fingerprint is 1. */
class ChangedCodeTest {

    private static final int[] NONE = {};
    private final SchedulerBench bench = new SchedulerBench();

    /** The worker says which code it has, and gives back what it was given of the operation. */
    private void saysOther(String worker, long fingerprint, int... tasks) {
        int[] attempts = new int[tasks.length];
        for (int i = 0; i < tasks.length; i++) {
            attempts[i] = bench.state.tasks.attempts[tasks[i]];
        }
        int number = bench.number(worker);
        bench.scheduler.received(
                number, new ToSupervisor.OperationsChanged(0, 1, new int[] {0}, new long[] {fingerprint}));
        bench.scheduler.received(number, new ToSupervisor.Refused(tasks, attempts));
        bench.decide();
    }

    private Optional<String> message() {
        return bench.scheduler.status(new GraphId("g")).message();
    }

    @Test
    void aWorkerWithOtherCodeGetsNoneOfItsTasksAndOneWithTheSameGetsThem() {
        bench.submit(NONE, NONE);
        bench.join("new");
        assertThat(bench.dispatched("new")).containsExactly(0, 1);
        saysOther("new", 2, 0, 1);
        assertThat(bench.dispatched("new")).isEmpty();
        assertThat(bench.state.attemptsLost).as("nobody is to blame").isZero();
        bench.join("old");
        assertThat(bench.dispatched("old")).containsExactly(0, 1);
        assertThat(message()).isEmpty();
    }

    @Test
    void ifNobodyHasTheCodeTheStatusNamesTheOperationBothFingerprintsAndWhatToDo() {
        bench.submit(NONE, new int[] {0});
        bench.join("new");
        saysOther("new", 0xABC, 0, 1);
        assertThat(message()).hasValueSatisfying(text -> assertThat(text)
                .contains("A.f", "0000000000000001", "0000000000000abc", "old jar", "--accept-changed"));
        bench.now += 3_600_000_000_000L;
        bench.decide();
        assertThat(bench.state.failed).as("it waits for a word, however long").isZero();
    }

    @Test
    void onceItIsAcceptedTheNewCodeIsTheGraphsAndWhatIsRecordedStays() {
        bench.submit(NONE, NONE);
        bench.join("old");
        bench.complete("old", INLINE, 0);
        bench.leave("old");
        bench.join("new");
        saysOther("new", 2, 1);
        assertThat(bench.scheduler.acceptChangedCode("ada", 7)).isEmpty();
        bench.decide();
        assertThat(bench.events(GraphEvent.CodeAccepted.class)).singleElement().satisfies(event -> {
            assertThat(event.operations()).containsExactly(0);
            assertThat(event.fingerprints()).containsExactly(2);
            assertThat(event.by()).isEqualTo("ada");
            assertThat(event.wallMillis()).isEqualTo(7);
        });
        assertThat(bench.sent("new", ToWorker.DefineOperations.class))
                .flatExtracting(ToWorker.DefineOperations::operations)
                .extracting(OperationSpec::fingerprint)
                .containsExactly(2L);
        assertThat(bench.dispatched("new")).containsExactly(1);
        assertThat(message()).isEmpty();
        assertThat(GraphState.fromSnapshot(bench.state.toSnapshot())
                        .graph
                        .operationAt(0)
                        .fingerprint())
                .isEqualTo(2);
        bench.crash();
        assertThat(bench.state.graph.operationAt(0).fingerprint()).isEqualTo(2);
    }

    @Test
    void nothingToAcceptAndWorkersThatDifferAreRefused() {
        bench.submit(NONE, NONE);
        bench.join("a");
        assertThat(bench.scheduler.acceptChangedCode("ada", 0)).get().asString().contains("nothing to accept");
        saysOther("a", 2, 0, 1);
        bench.join("b");
        saysOther("b", 3, 0, 1);
        assertThat(bench.scheduler.acceptChangedCode("ada", 0)).get().asString().contains("do not agree");
        saysOther("b", 2);
        assertThat(bench.scheduler.acceptChangedCode("ada", 0)).isEmpty();
    }

    @Test
    void codeThatNothingLeftNeedsIsNotAccepted() {
        bench.submit(NONE, NONE);
        bench.join("a");
        saysOther("a", 2);
        bench.complete("a", INLINE, 0, 1);
        assertThat(bench.scheduler.acceptChangedCode("ada", 0)).isPresent();
    }
}
