package io.akkord.core.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.Durability;
import io.akkord.api.GraphOptions;
import io.akkord.api.TaskOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Results are stored where making them again would take longer; a file costs 20 ms and a second for 100 MiB. */
class StoreChoiceTest {

    private static final int[] NONE = {};
    private static final long RATE = 100L << 20;

    private static List<Integer> stored(Duration run, long bytes, int[]... inputs) {
        SchedulerBench bench = new SchedulerBench();
        TaskOptions options = TaskOptions.DEFAULT.withExpectedRun(run).withExpectedBytes(bytes);
        bench.submit(
                options, GraphOptions.DEFAULT.withDurability(Durability.CHECKPOINTED_BY_COST), false, NONE, inputs);
        StoreChoice choice = new StoreChoice(bench.state, RATE);
        List<Integer> stored = new ArrayList<>();
        for (int task = 0; task < inputs.length; task++) {
            if (choice.isWorthStoring(task)) {
                stored.add(task);
            }
        }
        return stored;
    }

    @Test
    void aResultThatIsDearToMakeIsStored() {
        assertThat(stored(Duration.ofSeconds(1), 1 << 20, NONE)).containsExactly(0);
        assertThat(stored(Duration.ofMillis(10), 1 << 20, NONE)).isEmpty();
    }

    @Test
    void aResultThatIsDearToStoreIsMadeAgain() {
        assertThat(stored(Duration.ofSeconds(1), 10L << 30, NONE)).isEmpty();
    }

    @Test
    void aLongChainOfCheapTasksIsCutFromTimeToTime() {
        int[][] chain = new int[12][];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = i == 0 ? NONE : new int[] {i - 1};
        }
        assertThat(stored(Duration.ofMillis(6), 1000, chain)).containsExactly(3, 7, 11);
    }

    @Test
    void whatNobodyKnowsAnythingOfIsNotStored() {
        SchedulerBench bench = new SchedulerBench();
        bench.submit(NONE, new int[] {0});
        StoreChoice choice = new StoreChoice(bench.state, RATE);
        assertThat(choice.isWorthStoring(0)).isFalse();
        assertThat(choice.isWorthStoring(1)).isFalse();
    }
}
