package io.akkord.core.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.core.message.ToSupervisor;
import org.junit.jupiter.api.Test;

class ExecutingTest {

    private static final int[] NONE = {};

    private final SchedulerBench bench = new SchedulerBench();

    private void executes(String id, int[] tasks, int[] attempts) {
        bench.scheduler.received(
                bench.number(id), new ToSupervisor.Executing(tasks, attempts, new int[tasks.length], false));
        bench.decide();
    }

    private GraphEvent.WorkerLost lost() {
        return bench.events(GraphEvent.WorkerLost.class).get(0);
    }

    @Test
    void onlyWhatRanWhenItsWorkerWasLostIsBlamed() {
        bench.submit(NONE, NONE, new int[] {0});
        bench.join("a");
        executes("a", new int[] {1}, new int[] {1});
        bench.leave("a");
        assertThat(lost().tasks()).containsExactly(0, 1, 2);
        assertThat(lost().executing()).containsExactly(0, 1, 0);
    }

    @Test
    void theLastReportCounts() {
        bench.submit(NONE, NONE);
        bench.join("a");
        executes("a", new int[] {0}, new int[] {1});
        executes("a", new int[] {1}, new int[] {1});
        bench.leave("a");
        assertThat(lost().executing()).containsExactly(0, 1);
    }

    @Test
    void aReportOfAnEarlierAttemptBlamesNobody() {
        bench.submit(NONE);
        bench.join("a");
        executes("a", new int[] {0}, new int[] {7});
        bench.leave("a");
        assertThat(lost().executing()).containsExactly(0);
    }

    @Test
    void whatIsNotKnownInThisLifeIsNotBlamed() {
        bench.submit(NONE);
        bench.join("a");
        executes("a", new int[] {0}, new int[] {1});
        bench.present.clear();
        bench.crash();
        bench.now += 6_000_000_000L;
        bench.decide();
        assertThat(lost().executing()).containsExactly(0);
    }
}
