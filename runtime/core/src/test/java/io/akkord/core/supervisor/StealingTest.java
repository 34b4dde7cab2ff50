package io.akkord.core.supervisor;

import static io.akkord.core.message.Completions.INLINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.GraphOptions;
import io.akkord.api.ShardingStrategy;
import io.akkord.api.TaskOptions;
import io.akkord.core.message.Completions;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StealingTest {

    private static final int[] NONE = {};
    private static final TaskOptions TWENTY = TaskOptions.DEFAULT.withExpectedRun(Duration.ofMillis(20));

    /** One worker with five tasks of 20 ms each, as many as its horizon takes, and one more that has just come. */
    private static SchedulerBench busyAndIdle(TaskOptions task, GraphOptions graph) {
        SchedulerBench bench = new SchedulerBench();
        bench.submit(task, graph, false, NONE, NONE, NONE, NONE, NONE, NONE);
        bench.join("a");
        assertThat(bench.dispatched("a")).hasSize(5);
        bench.join("b");
        return bench;
    }

    private static void answer(SchedulerBench bench, int[] tasks, int[] attempts) {
        bench.scheduler.received(bench.number("a"), new ToSupervisor.Retracted(tasks, attempts));
        bench.decide();
    }

    @Test
    void aBusyWorkerIsAskedForHalfOfWhatWaitsOnce() {
        SchedulerBench bench = busyAndIdle(TWENTY, GraphOptions.DEFAULT);
        assertThat(bench.sent("a", ToWorker.Retract.class)).containsExactly(new ToWorker.Retract(2));
        bench.decide();
        assertThat(bench.sent("a", ToWorker.Retract.class)).isEmpty();
    }

    @Test
    void whatItGivesBackIsRecordedAndRunsWhereNothingWaits() {
        SchedulerBench bench = busyAndIdle(TWENTY, GraphOptions.DEFAULT);
        answer(bench, new int[] {3, 4}, new int[] {1, 1});
        assertThat(bench.events(GraphEvent.TasksRetracted.class)).hasSize(1);
        assertThat(bench.dispatched("b")).containsExactly(3, 4);
        List<GraphEvent.TasksDispatched> dispatches = bench.events(GraphEvent.TasksDispatched.class);
        GraphEvent.TasksDispatched last = dispatches.get(dispatches.size() - 1);
        assertThat(last.reasons()).containsOnly(GraphEvent.TasksDispatched.REASON_STOLEN);
        assertThat(last.attempts()).containsOnly(2);
        assertThat(bench.state.attemptsLost).as("nobody is to blame").isZero();
    }

    @Test
    void aTaskThatHasCompletedSinceIsNotMoved() {
        SchedulerBench bench = busyAndIdle(TWENTY, GraphOptions.DEFAULT);
        bench.complete("a", INLINE, 4);
        answer(bench, new int[] {3, 4}, new int[] {1, 1});
        assertThat(bench.dispatched("b")).containsExactly(3);
        answer(bench, new int[] {2, 77, -1}, new int[] {9, 1, 1});
        assertThat(bench.dispatched("b"))
                .as("of another attempt, or no tasks at all")
                .isEmpty();
    }

    @Test
    void whoHasNothingToGiveIsAskedAgainOnlyWhenSomethingChanges() {
        SchedulerBench bench = busyAndIdle(TWENTY, GraphOptions.DEFAULT);
        answer(bench, NONE, NONE);
        assertThat(bench.sent("a", ToWorker.Retract.class)).isEmpty();
        bench.complete("a", INLINE, 0);
        assertThat(bench.sent("a", ToWorker.Retract.class)).hasSize(1);
    }

    @Test
    void shortBacklogsAndFixedStrategiesAreLeftAlone() {
        SchedulerBench shortOnes =
                busyAndIdle(TaskOptions.DEFAULT.withExpectedRun(Duration.ofNanos(9_000)), GraphOptions.DEFAULT);
        assertThat(shortOnes.sent("a", ToWorker.Retract.class)).isEmpty();
        SchedulerBench fixed = busyAndIdle(TWENTY, GraphOptions.DEFAULT.withSharding(ShardingStrategy.HASH));
        assertThat(fixed.sent("a", ToWorker.Retract.class)).isEmpty();
    }

    @Test
    void whatWasTakenForShortIsMovedWhenItTurnsOutToBeLong() {
        SchedulerBench bench = new SchedulerBench();
        bench.submit(new int[20][0]);
        bench.join("a");
        completeAfter(bench, 0, 1);
        assertThat(bench.state.workers.inFlight(bench.number("a"))).isEqualTo(19);
        bench.join("b");
        assertThat(bench.sent("a", ToWorker.Retract.class)).isEmpty();
        completeAfter(bench, 1, 1_000_000);
        assertThat(bench.sent("a", ToWorker.Retract.class)).containsExactly(new ToWorker.Retract(9));
    }

    private static void completeAfter(SchedulerBench bench, int task, int runMicros) {
        Completions quick = SchedulerBench.completions(INLINE, new int[] {1}, task);
        Completions completion = new Completions(
                quick.tasks(),
                quick.attempts(),
                quick.startMicros(),
                new int[] {runMicros},
                quick.waitMicros(),
                quick.sizes(),
                quick.digests(),
                quick.places(),
                quick.inlineLengths(),
                quick.inline());
        bench.scheduler.received(bench.number("a"), new ToSupervisor.Completed(completion));
        bench.decide();
    }

    @Test
    void aCrashBetweenGivingBackAndDispatchLosesNothing() {
        SchedulerBench bench = busyAndIdle(TWENTY, GraphOptions.DEFAULT);
        answer(bench, new int[] {3, 4}, new int[] {1, 1});
        bench.journal.remove(bench.journal.size() - 1);
        bench.crash();
        assertThat(bench.state.queued).isEqualTo(2);
        bench.inventory("a", NONE, new int[] {0, 1, 2}, new int[] {1, 1, 1});
        bench.inventory("b", NONE, NONE, NONE);
        assertThat(bench.state.queued).isZero();
        assertThat(bench.state.workers.inFlight(bench.number("a")) + bench.state.workers.inFlight(bench.number("b")))
                .isEqualTo(5);
    }
}
