package io.akkord.core.supervisor;

import static io.akkord.core.message.Completions.HELD;
import static io.akkord.core.message.Completions.INLINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.GraphOptions;
import io.akkord.api.TaskOptions;
import org.junit.jupiter.api.Test;

class TaskReportsTest {

    private static final int[] NONE = {};

    /** 0 and 1 feed 2, which feeds 3. */
    private final SchedulerBench bench = new SchedulerBench();

    private void submitAndJoin() {
        bench.submit(NONE, NONE, new int[] {0, 1}, new int[] {2});
        bench.join("a");
        bench.join("b");
    }

    private String workerOf(int task) {
        return bench.state.workers.id(bench.state.tasks.workers[task]);
    }

    private String other(String id) {
        return id.equals("a") ? "b" : "a";
    }

    @Test
    void aCompletionIsHeldBackUntilItsInputsAreRecorded() {
        submitAndJoin();
        bench.complete(workerOf(3), HELD, 3);
        bench.complete(workerOf(2), HELD, 2);
        bench.complete(workerOf(0), HELD, 0);
        assertThat(bench.recorded()).containsExactly(0);
        bench.complete(workerOf(1), HELD, 1);
        assertThat(bench.recorded()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void completionsOfOneReportInAnyOrderAreRecordedClosed() {
        submitAndJoin();
        bench.complete("a", HELD, 3, 2, 1, 0);
        assertThat(bench.recorded()).containsExactly(1, 0, 2, 3);
    }

    @Test
    void onlyWhatIsRecordedIsAcknowledged() {
        submitAndJoin();
        String worker = workerOf(2);
        bench.complete(worker, HELD, 2);
        assertThat(bench.acknowledged(worker)).isEmpty();
        bench.complete(workerOf(0), HELD, 0);
        bench.complete(workerOf(1), HELD, 1);
        assertThat(bench.acknowledged(worker)).contains(2);
    }

    @Test
    void whatALostWorkerReportedTooEarlyIsForgotten() {
        submitAndJoin();
        String worker = workerOf(2);
        bench.complete(worker, HELD, 2);
        bench.leave(worker);
        bench.complete(other(worker), HELD, 0, 1);
        assertThat(bench.recorded()).containsExactly(0, 1);
        bench.complete(other(worker), HELD, 2);
        assertThat(bench.recorded()).containsExactly(0, 1, 2);
        assertThat(workerOf(2)).isEqualTo(other(worker));
    }

    @Test
    void anAttemptThatDoesNotCountIsNeitherRecordedNorAcknowledged() {
        submitAndJoin();
        bench.completeAttempts(workerOf(0), HELD, new int[] {7}, 0);
        bench.completeAttempts(other(workerOf(0)), HELD, new int[] {1}, 0);
        assertThat(bench.recorded()).isEmpty();
        assertThat(bench.acknowledged("a")).isEmpty();
        assertThat(bench.acknowledged("b")).isEmpty();
    }

    @Test
    void ofTwoCompletionsTheFirstCountsAndTheOtherIsCancelled() {
        bench.submit(NONE, new int[] {0});
        bench.join("a");
        bench.leave("a");
        bench.join("b");
        assertThat(workerOf(0)).isEqualTo("b");
        bench.register("a", 1);
        bench.completeAttempts("a", HELD, new int[] {1}, 0);
        assertThat(bench.recorded()).containsExactly(0);
        assertThat(bench.cancelled("b")).containsExactly(0);
        assertThat(bench.moved("b")).as("its task 1 waits for it").containsExactly("0 from " + bench.number("a"));
        bench.complete("b", HELD, 0);
        assertThat(bench.recorded()).containsExactly(0);
        assertThat(bench.acknowledged("b")).isEmpty();
    }

    @Test
    void aReturningWorkersRefusedResultIsDroppedWithItsInventory() {
        bench.submit(TaskOptions.DEFAULT.asImpure(), GraphOptions.DEFAULT, false, NONE, NONE, new int[] {0});
        bench.join("a");
        bench.leave("a");
        bench.join("b");
        bench.complete("b", INLINE, 0);
        bench.leave("b");
        bench.register("a", 1);
        bench.completeAttempts("a", INLINE, new int[] {1}, 0);
        assertThat(bench.acknowledged("a")).isEmpty();
        bench.inventory("a", new int[] {0}, NONE, NONE);
        assertThat(bench.cancelled("a")).containsExactly(0);
        assertThat(bench.events(GraphEvent.ResultsAdopted.class)).isEmpty();
        assertThat(bench.recorded()).containsExactly(0);
    }

    @Test
    void aRecomputedResultIsRecordedAsSuch() {
        submitAndJoin();
        bench.complete(workerOf(0), HELD, 0);
        String holder = workerOf(0);
        bench.leave(holder);
        assertThat(workerOf(0)).isEqualTo(other(holder));
        bench.complete(other(holder), HELD, 0);
        assertThat(bench.recorded()).containsExactly(0);
        assertThat(bench.events(GraphEvent.ResultsRecomputed.class)).hasSize(1);
        assertThat(bench.acknowledged(other(holder))).contains(0);
    }

    @Test
    void whatDependsOnAFailedTaskIsCancelledAndTheGraphEnds() {
        submitAndJoin();
        String waiting = workerOf(2);
        bench.complete(workerOf(1), HELD, 1);
        bench.fail(workerOf(0), 0);
        assertThat(bench.state.failed).isEqualTo(3);
        assertThat(bench.scheduler.isEnded()).isTrue();
        assertThat(bench.sent(waiting, io.akkord.core.message.ToWorker.CloseGraph.class))
                .hasSize(1);
    }

    @Test
    void aCompletionHeldBackIsDroppedWhenWhatItWaitsForFails() {
        submitAndJoin();
        bench.complete(workerOf(2), HELD, 2);
        bench.complete(workerOf(0), HELD, 0);
        bench.fail(workerOf(1), 1);
        assertThat(bench.recorded()).containsExactly(0);
        assertThat(bench.state.recorded).isEqualTo(1);
    }

    @Test
    void nothingThatArrivesChangesTheStateBeforeItIsDecidedOn() {
        submitAndJoin();
        byte[] before = bench.state.toSnapshot();
        bench.scheduler.received(
                bench.number(workerOf(0)),
                new io.akkord.core.message.ToSupervisor.Completed(SchedulerBench.completions(HELD, new int[] {1}, 0)));
        bench.scheduler.cancel("enough", 0);
        assertThat(bench.state.toSnapshot()).isEqualTo(before);
    }
}
