package io.akkord.core.supervisor;

import static io.akkord.core.message.Completions.HELD;
import static io.akkord.core.message.Completions.INLINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.GraphId;
import io.akkord.api.GraphOptions;
import io.akkord.api.Ordering;
import io.akkord.api.ShardingStrategy;
import io.akkord.api.TaskOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DispatcherTest {

    private static final int[] NONE = {};

    @Test
    void tasksAreDispatchedAheadOfTheirInputs() {
        SchedulerBench bench = new SchedulerBench();
        bench.submit(NONE, new int[] {0}, new int[] {1}, new int[] {2});
        bench.join("a");
        assertThat(bench.dispatched("a")).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aTaskLongerThanTheHorizonWaitsForItsInputs() {
        SchedulerBench bench = new SchedulerBench();
        bench.submit(
                TaskOptions.DEFAULT.withExpectedRun(Duration.ofMinutes(1)),
                GraphOptions.DEFAULT,
                false,
                NONE,
                NONE,
                new int[] {0});
        bench.join("a");
        assertThat(bench.dispatched("a")).doesNotContain(1);
        bench.complete("a", HELD, 0);
        assertThat(bench.dispatched("a")).contains(1);
    }

    /** With one task a worker at a time, and losses in between, everything still gets done. */
    @ParameterizedTest
    @EnumSource(ShardingStrategy.class)
    void withAWindowOfOneEverythingGetsDone(ShardingStrategy strategy) {
        SchedulerBench bench = SchedulerBench.withWindow(1);
        int[][] inputs = new int[40][];
        for (int task = 0; task < inputs.length; task++) {
            inputs[task] = task < 4 ? NONE : new int[] {task - 1, task - 4};
        }
        bench.submit(TaskOptions.DEFAULT, GraphOptions.DEFAULT.withSharding(strategy), false, NONE, inputs);
        bench.join("a");
        bench.join("b");
        int workers = 2;
        for (int step = 0; step < 400 && !bench.scheduler.isEnded(); step++) {
            int task = bench.firstRunnable();
            byte place = step % 3 == 0 ? HELD : INLINE;
            bench.complete(bench.state.workers.id(bench.state.tasks.workers[task]), place, task);
            if (step % 7 == 6) {
                String gone = bench.present.keySet().iterator().next();
                bench.leave(gone);
                bench.join("w" + workers++);
            }
        }
        assertThat(bench.scheduler.isEnded()).isTrue();
        assertThat(bench.state.recorded).isEqualTo(40);
    }

    @Test
    void lostTasksMayExceedTheWindow() {
        SchedulerBench bench = SchedulerBench.withWindow(2);
        bench.submit(NONE, NONE, NONE, NONE, NONE, NONE);
        bench.join("a");
        bench.join("b");
        assertThat(bench.state.dispatchedEnd).isEqualTo(4);
        bench.leave("a");
        assertThat(bench.state.workers.inFlight(bench.number("b"))).isEqualTo(4);
        assertThat(bench.state.dispatchedEnd).isEqualTo(4);
    }

    @Test
    void replayGivesTheSameState() {
        SchedulerBench bench = new SchedulerBench();
        bench.submit(NONE, NONE, new int[] {0}, NONE);
        bench.scheduler = new GraphScheduler(bench.state, new SchedulerSettings(1, 500_000, 1));
        bench.scheduler.start("here", 0, 0);
        bench.join("a");
        bench.fail("a", 0);
        bench.complete("a", HELD, 1);
        GraphState replayed = new GraphState();
        bench.journal.forEach(replayed::apply);
        assertThat(replayed.toSnapshot()).isEqualTo(bench.state.toSnapshot());
    }

    @Test
    void tasksThatNeedWhatNoWorkerHasWaitForOne() {
        SchedulerBench bench = new SchedulerBench();
        bench.submit(TaskOptions.DEFAULT.withRole("gpu"), GraphOptions.DEFAULT, false, NONE, NONE);
        bench.join("a");
        assertThat(bench.dispatched("a")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ShardingStrategy.class)
    void noTaskIsDispatchedBeforeItsInputs(ShardingStrategy strategy) {
        for (Ordering ordering : Ordering.values()) {
            SchedulerBench bench = SchedulerBench.withWindow(3);
            int[][] inputs = new int[60][];
            for (int task = 0; task < inputs.length; task++) {
                inputs[task] = task < 7 ? NONE : new int[] {task - 7, task - 1 - task % 5};
            }
            bench.submit(
                    TaskOptions.DEFAULT,
                    GraphOptions.DEFAULT.withSharding(strategy).withOrdering(ordering),
                    false,
                    NONE,
                    inputs);
            bench.join("a");
            bench.join("b");
            for (int step = 0; !bench.scheduler.isEnded(); step++) {
                assertThat(step).isLessThan(inputs.length);
                int task = bench.firstRunnable();
                bench.complete(bench.state.workers.id(bench.state.tasks.workers[task]), INLINE, task);
            }
            Set<Integer> seen = new HashSet<>();
            for (GraphEvent.TasksDispatched event : bench.events(GraphEvent.TasksDispatched.class)) {
                for (int task : event.tasks()) {
                    assertThat(seen)
                            .containsAll(Arrays.stream(inputs[task]).boxed().toList());
                    seen.add(task);
                }
            }
            assertThat(seen).hasSize(60);
        }
    }

    @Test
    void waitingTasksDoNotKeepReadyOnesFromAnIdleSlot() {
        SchedulerBench bench = SchedulerBench.withWindow(1);
        bench.submit(TaskOptions.DEFAULT, GraphOptions.DEFAULT, true, NONE, NONE, new int[] {0}, NONE);
        bench.join("a");
        bench.join("b");
        bench.complete("b", INLINE, 2);
        assertThat(bench.dispatched("b")).as("it waits for what a runs").containsExactly(1);
        bench.extend(1, 3, NONE, NONE, NONE);
        assertThat(bench.dispatched("b")).as("for the slot that idles").containsExactly(3);
    }

    @Test
    void theLongestWayByExpectedTimesIsBegunFirst() {
        SchedulerBench bench = SchedulerBench.withWindow(1);
        TaskOptions hour = TaskOptions.DEFAULT.withExpectedRun(Duration.ofHours(1));
        bench.submitRows(
                List.of(TaskOptions.DEFAULT, hour),
                new int[] {0, 0, 0, 0, 1},
                NONE,
                NONE,
                new int[] {1},
                NONE,
                new int[] {3});
        bench.join("a");
        assertThat(bench.dispatched("a")).first().isEqualTo(3);
    }

    @Test
    void aTaskThatNobodyMayRunHoldsUpNobodyIsNamedAndFailsInTheEnd() {
        SchedulerBench bench = new SchedulerBench();
        bench.submitRows(
                List.of(TaskOptions.DEFAULT.withRole("gpu"), TaskOptions.DEFAULT),
                new int[] {0, 1, 1},
                NONE,
                NONE,
                new int[] {0});
        bench.join("a");
        assertThat(bench.dispatched("a")).containsExactly(1);
        assertThat(bench.scheduler.status(new GraphId("g")).message().orElseThrow())
                .contains("waits for a worker with role gpu");
        bench.now += 59_000_000_000L;
        bench.decide();
        assertThat(bench.state.failed).isZero();
        bench.now += 2_000_000_000L;
        bench.decide();
        assertThat(bench.state.failed).isEqualTo(2);
        assertThat(bench.events(GraphEvent.TaskFailed.class).get(0).failure().message())
                .contains("it needs role gpu; a (node-a) lacks role gpu");
        bench.complete("a", INLINE, 1);
        assertThat(bench.scheduler.isEnded()).isTrue();
    }

    @Test
    void aWorkerThatFitsEndsTheWaiting() {
        SchedulerBench bench = new SchedulerBench();
        bench.submit(TaskOptions.DEFAULT.withNode("node-b"), GraphOptions.DEFAULT, false, NONE, NONE);
        bench.join("a");
        bench.now += 59_000_000_000L;
        bench.join("b");
        assertThat(bench.dispatched("b")).containsExactly(0);
        assertThat(bench.scheduler.status(new GraphId("g")).message()).isEmpty();
        bench.leave("b");
        bench.now += 59_000_000_000L;
        bench.decide();
        assertThat(bench.state.failed).as("it waits anew").isZero();
        bench.now += 2_000_000_000L;
        bench.decide();
        assertThat(bench.state.failed).isEqualTo(1);
    }

    @Test
    void aStrategyThatInsistsOnABusyWorkerHoldsUpNoOther() {
        SchedulerBench bench = SchedulerBench.withWindow(1);
        int[][] inputs = new int[20][0];
        GraphOptions options = GraphOptions.DEFAULT.withSharding(ShardingStrategy.RANGE);
        bench.submit(TaskOptions.DEFAULT, options, false, NONE, inputs);
        bench.join("a");
        bench.join("b");
        assertThat(bench.state.workers.inFlight(bench.number("a"))).isEqualTo(1);
        assertThat(bench.state.workers.inFlight(bench.number("b"))).isEqualTo(1);
        for (int step = 0; step < 9; step++) {
            bench.complete("b", INLINE, onlyTaskOf(bench, "b"));
        }
        assertThat(bench.state.recorded).isEqualTo(9);
    }

    private static int onlyTaskOf(SchedulerBench bench, String worker) {
        for (int task = 0; task < bench.state.tasks.count; task++) {
            if (bench.state.tasks.has(task, TaskTable.DISPATCHED)
                    && bench.state.tasks.workers[task] == bench.number(worker)) {
                return task;
            }
        }
        throw new AssertionError("nothing is with " + worker);
    }
}
