package io.akkord.core.supervisor;

import static io.akkord.core.message.Completions.INLINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.core.liveness.WorkerDeath;
import io.akkord.core.message.ToWorker;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuarantineTest {

    private static final int[] NONE = {};
    private static final int DEADLY = 0;
    private static final int INNOCENT = 1;

    private final SchedulerBench bench = new SchedulerBench();

    private void dies(String worker, int... executing) {
        int[] attempts = new int[executing.length];
        for (int i = 0; i < attempts.length; i++) {
            attempts[i] = bench.state.tasks.attempts[executing[i]];
        }
        bench.scheduler.died(List.of(new WorkerDeath(
                worker,
                "killed",
                executing.length,
                7,
                Collections.nCopies(executing.length, "g"),
                executing,
                attempts)));
        bench.leave(worker);
    }

    private boolean runsAlone(String worker, int task) {
        for (ToWorker.Dispatch message : bench.sent(worker, ToWorker.Dispatch.class)) {
            for (int i = 0; i < message.tasks().length; i++) {
                if (message.tasks()[i] == task) {
                    return (message.flags()[i] & ToWorker.FLAG_ALONE) != 0;
                }
            }
        }
        throw new AssertionError("task " + task + " is not dispatched to " + worker);
    }

    @Test
    void theLastChanceIsAloneAndDecidesOnlyAboutTheTaskItself() {
        bench.submit(NONE, NONE, new int[] {0}, new int[] {1});
        bench.join("a");
        dies("a", DEADLY, INNOCENT);
        bench.join("b");
        assertThat(runsAlone("b", DEADLY)).isFalse();
        dies("b", DEADLY, INNOCENT);
        bench.join("c");
        assertThat(runsAlone("c", DEADLY)).isTrue();
        assertThat(runsAlone("c", INNOCENT)).isTrue();
        dies("c", DEADLY);
        assertThat(bench.events(GraphEvent.TaskFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.task()).isEqualTo(DEADLY);
            assertThat(failed.failure().type()).isEqualTo("io.akkord.api.QuarantinedException");
            assertThat(failed.failure().message())
                    .contains("3 deaths", "attempt 1 on worker a", "attempt 2 on worker b", "attempt 3 on worker c")
                    .contains("1970-01-01T00:00:00.007Z: killed");
        });
        bench.join("d");
        assertThat(bench.dispatched("d")).contains(INNOCENT).doesNotContain(DEADLY, 2);
        bench.complete("d", INLINE, INNOCENT);
        bench.complete("d", INLINE, 3);
        assertThat(bench.state.isEnded()).isTrue();
    }

    @Test
    void aDeathBesideOthersNeverDecides() {
        bench.submit(NONE, NONE);
        for (int i = 0; i < 10; i++) {
            bench.join("w" + i);
            dies("w" + i, DEADLY, INNOCENT);
        }
        assertThat(bench.events(GraphEvent.TaskFailed.class)).isEmpty();
    }

    @Test
    void whatOnlyWaitedIsNotBlamedAndADeathCountsOnceAndSurvivesTheSupervisor() {
        bench.submit(NONE, NONE);
        bench.join("a");
        WorkerDeath death = new WorkerDeath("a", "killed", 1, 7, List.of("g"), new int[] {DEADLY}, new int[] {1});
        bench.scheduler.died(List.of(death, death));
        bench.decide();
        bench.scheduler.died(List.of(death));
        bench.leave("a");
        assertThat(bench.state.deaths.count(DEADLY)).isOne();
        assertThat(bench.state.deaths.count(INNOCENT)).isZero();
        assertThat(GraphState.fromSnapshot(bench.state.toSnapshot()).deaths.of(DEADLY))
                .isEqualTo(bench.state.deaths.of(DEADLY));
        bench.crash();
        assertThat(bench.state.deaths.count(DEADLY)).isOne();
    }

    @Test
    void whatIsToldOfUnknownWorkersTasksAndAttemptsIsLeftOut() {
        bench.submit(NONE, NONE);
        bench.join("a");
        int[] many = {-1, 2, 77, DEADLY, DEADLY, INNOCENT};
        int[] attempts = {1, 1, 1, 0, 9, 1};
        bench.scheduler.died(List.of(
                new WorkerDeath("nobody", "killed", 1, 7, List.of("g"), new int[] {DEADLY}, new int[] {1}),
                new WorkerDeath("a", "killed", 6, 7, Collections.nCopies(6, "g"), many, attempts)));
        bench.decide();
        assertThat(bench.events(GraphEvent.ExecutingDied.class))
                .singleElement()
                .satisfies(event -> assertThat(event.tasks()).containsExactly(INNOCENT));
    }
}
