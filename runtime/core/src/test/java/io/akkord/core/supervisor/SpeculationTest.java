package io.akkord.core.supervisor;

import static io.akkord.core.message.Completions.INLINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.GraphOptions;
import io.akkord.api.TaskOptions;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeculationTest {

    private static final int[] NONE = {};
    private static final int[] ONE = {1};
    private static final TaskOptions OPTIONS = TaskOptions.DEFAULT.withExpectedRun(Duration.ofMillis(100));

    private final SchedulerBench bench = new SchedulerBench();

    private void submit(TaskOptions options, int[]... inputs) {
        bench.submit(options, GraphOptions.DEFAULT.withSpeculation(3), false, NONE, inputs);
    }

    /** Task 0 runs at worker a since long ago; b has nothing to do. */
    private void straggle() {
        submit(OPTIONS, NONE);
        bench.join("a");
        bench.join("b");
        says("a", 0, 1, 200_000);
    }

    private void says(String id, int task, int attempt, int runMicros) {
        bench.scheduler.received(
                bench.number(id),
                new ToSupervisor.Executing(new int[] {task}, new int[] {attempt}, new int[] {runMicros}, false));
        bench.decide();
    }

    private void pass(long millis) {
        bench.now += millis * 1_000_000;
        bench.decide();
    }

    private List<String> copies() {
        return bench.events(GraphEvent.TasksDispatched.class).stream()
                .filter(event -> event.reasons()[0] == GraphEvent.TasksDispatched.REASON_SPECULATIVE)
                .map(event -> event.tasks()[0] + " at " + bench.state.workers.id(event.workers()[0]) + " attempt "
                        + event.attempts()[0])
                .toList();
    }

    @Test
    void aTaskThatRunsMuchLongerThanExpectedIsCopiedOnceToAnIdleWorker() {
        straggle();
        assertThat(copies()).isEmpty();
        pass(1_000);
        assertThat(copies()).containsExactly("0 at b attempt 2");
        assertThat(bench.dispatched("b")).containsExactly(0);
        assertThat(bench.sent("b", ToWorker.Dispatch.class).get(0).attempts()).containsExactly(2);
        pass(5_000);
        assertThat(copies()).hasSize(1);
        assertThat(bench.state.workers.inFlight(bench.number("a"))).isEqualTo(1);
        assertThat(bench.state.workers.inFlight(bench.number("b"))).isEqualTo(1);
    }

    @Test
    void theCopyMayWinAndThenTheFirstAttemptIsCancelled() {
        straggle();
        pass(1_000);
        bench.completeAttempts("b", INLINE, new int[] {2}, 0);
        assertThat(bench.recorded()).containsExactly(0);
        assertThat(bench.cancelled("a")).containsExactly(0);
        assertThat(bench.acknowledged("b")).containsExactly(0);
        assertThat(bench.scheduler.isEnded()).isTrue();
    }

    @Test
    void theFirstAttemptMayWinAndThenTheCopyIsCancelled() {
        straggle();
        pass(1_000);
        bench.completeAttempts("a", INLINE, ONE, 0);
        assertThat(bench.recorded()).containsExactly(0);
        assertThat(bench.cancelled("b")).containsExactly(0);
    }

    @Test
    void whicheverWorkerIsLostTheOtherGoesOn() {
        for (String lost : List.of("a", "b")) {
            SpeculationTest test = new SpeculationTest();
            test.straggle();
            test.pass(1_000);
            test.bench.leave(lost);
            String left = lost.equals("a") ? "b" : "a";
            assertThat(test.bench.state.queued).isZero();
            assertThat(test.bench.dispatched(left)).isEmpty();
            test.bench.completeAttempts(left, INLINE, new int[] {left.equals("a") ? 1 : 2}, 0);
            assertThat(test.bench.scheduler.isEnded()).as("without " + lost).isTrue();
        }
    }

    @Test
    void ifBothAreLostItIsDispatchedAnew() {
        straggle();
        pass(1_000);
        bench.leave("a");
        bench.leave("b");
        assertThat(bench.state.queued).isEqualTo(1);
        bench.join("c");
        assertThat(bench.dispatched("c")).containsExactly(0);
        assertThat(bench.state.tasks.attempts[0]).isEqualTo(3);
    }

    @Test
    void oneThatFailsDoesNotFailTheTaskAsLongAsTheOtherRuns() {
        straggle();
        pass(1_000);
        bench.scheduler.received(
                bench.number("b"), new ToSupervisor.Failed(0, 2, 1, io.akkord.core.message.Failure.of("X", "broken")));
        bench.decide();
        assertThat(bench.events(GraphEvent.TaskFailed.class)).isEmpty();
        bench.completeAttempts("a", INLINE, ONE, 0);
        assertThat(bench.recorded()).containsExactly(0);
    }

    @Test
    void aNewLifeKnowsBothAttemptsAndSoDoesASnapshot() {
        straggle();
        pass(1_000);
        assertThat(GraphState.fromSnapshot(bench.state.toSnapshot()).toSnapshot())
                .isEqualTo(bench.state.toSnapshot());
        bench.crash();
        bench.inventory("a", NONE, new int[] {0}, ONE);
        bench.inventory("b", NONE, new int[] {0}, new int[] {2});
        assertThat(bench.cancelled("a")).isEmpty();
        assertThat(bench.cancelled("b")).isEmpty();
        bench.completeAttempts("b", INLINE, new int[] {2}, 0);
        assertThat(bench.cancelled("a")).containsExactly(0);
    }

    @Test
    void consumersAreToldWhereTheResultWillBeIfTheFirstAttemptIsGone() {
        submit(OPTIONS, NONE, new int[] {0});
        bench.join("a");
        bench.join("b");
        bench.join("c");
        says("a", 0, 1, 200_000);
        pass(1_000);
        int survivor = bench.state.copies.workerOf(0);
        bench.leave("a");
        assertThat(bench.state.tasks.workers[0]).isEqualTo(survivor);
        for (String id : List.of("b", "c")) {
            if (bench.state.tasks.workers[1] == bench.number(id)) {
                assertThat(
                                bench.moved(id).isEmpty()
                                        ? bench.dispatched(id).toString()
                                        : bench.moved(id).toString())
                        .containsAnyOf("0 from " + survivor, "1");
            }
        }
    }

    @Test
    void impureTasksAreNeverCopied() {
        submit(OPTIONS.asImpure(), NONE);
        bench.join("a");
        bench.join("b");
        says("a", 0, 1, 200_000);
        pass(60_000);
        assertThat(copies()).isEmpty();
    }

    @Test
    void nothingIsCopiedUnlessAskedForOrIfNothingIsKnownOrIfNoSlotIsIdle() {
        bench.submit(OPTIONS, GraphOptions.DEFAULT, false, NONE, NONE);
        bench.join("a");
        bench.join("b");
        says("a", 0, 1, 200_000);
        pass(60_000);
        assertThat(copies()).as("not asked for").isEmpty();

        SpeculationTest unknown = new SpeculationTest();
        unknown.submit(TaskOptions.DEFAULT, NONE);
        unknown.bench.join("a");
        unknown.bench.join("b");
        unknown.says("a", 0, 1, 200_000);
        unknown.pass(60_000);
        assertThat(unknown.copies()).as("no expectation").isEmpty();

        SpeculationTest alone = new SpeculationTest();
        alone.submit(OPTIONS, NONE);
        alone.bench.join("a");
        alone.says("a", 0, 1, 200_000);
        alone.pass(60_000);
        assertThat(alone.copies()).as("nobody else").isEmpty();
    }
}
