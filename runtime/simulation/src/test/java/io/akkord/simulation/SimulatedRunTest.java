package io.akkord.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.GraphOptions;
import io.akkord.api.ShardingStrategy;
import io.akkord.core.supervisor.SchedulerSettings;
import io.akkord.simulation.workload.TaskBench;
import io.akkord.simulation.workload.TaskBenchPattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulatedRunTest {

    private static final long MILLI = 1_000_000;

    private static SimulatedWork work(TaskBenchPattern pattern, int width, int steps, long bytes) {
        return TaskBench.of(pattern, width, steps).workload(MILLI, 0, bytes).simulated();
    }

    private static RunReport run(SimulatedWork work, ClusterSpec cluster) {
        return SimulatedRun.of(work, cluster, GraphOptions.DEFAULT, SchedulerSettings.USUAL)
                .traced()
                .run();
    }

    @Test
    void aChainTakesTheSumOfItsTasks() {
        RunReport report = run(
                work(TaskBenchPattern.NO_COMM, 1, 50, 8), ClusterSpec.of(1, 1).withFreeNetwork());
        assertThat(report.tasks()).isEqualTo(50);
        assertThat(report.makespanNanos()).isEqualTo(50 * MILLI);
        assertThat(report.bytesMoved()).isZero();
    }

    @Test
    void independentTasksFillAllSlots() {
        RunReport report = run(
                work(TaskBenchPattern.TRIVIAL, 64, 1, 8), ClusterSpec.of(4, 4).withFreeNetwork());
        assertThat(report.makespanNanos()).isEqualTo(4 * MILLI);
    }

    @Test
    void noTaskStartsBeforeItsInputsHaveEndedAndNoWorkerRunsMoreThanItHasSlots() {
        SimulatedWork work = work(TaskBenchPattern.STENCIL_1D, 16, 20, 100_000);
        RunReport report = run(work, ClusterSpec.of(3, 2));
        int[] offsets = work.segment().inputOffsets();
        for (int task = 0; task < work.taskCount(); task++) {
            for (int at = offsets[task]; at < offsets[task + 1]; at++) {
                int input = work.segment().inputs()[at];
                assertThat(report.trace().startNanos()[task])
                        .isGreaterThanOrEqualTo(report.trace().endNanos()[input]);
            }
        }
        long busy = LongStream.of(work.runNanos()).sum();
        assertThat(report.makespanNanos()).isGreaterThanOrEqualTo(busy / 6);
        assertThat(report.bytesMoved()).isPositive();
    }

    @Test
    void transfersTakeBandwidth() {
        SimulatedWork work = work(TaskBenchPattern.ALL_TO_ALL, 8, 4, 10_000_000);
        ClusterSpec fast = ClusterSpec.of(4, 2).withNetwork(0, 1_000_000_000_000L);
        ClusterSpec slow = fast.withNetwork(0, 100_000_000);
        assertThat(run(work, slow).makespanNanos())
                .isGreaterThan(3 * run(work, fast).makespanNanos());
    }

    @Test
    void theSameRunGivesTheSameReportWhateverIsChecked() {
        SimulatedWork work = work(TaskBenchPattern.FFT, 16, 5, 5_000);
        GraphOptions options =
                GraphOptions.DEFAULT.withSharding(ShardingStrategy.RANDOM).withSeed(5);
        SimulatedRun run = SimulatedRun.of(work, ClusterSpec.of(4, 2), options, SchedulerSettings.USUAL);
        RunReport first = run.run();
        RunReport checked = run.checked().run();
        assertThat(checked.makespanNanos()).isEqualTo(first.makespanNanos());
        assertThat(checked.bytesMoved()).isEqualTo(first.bytesMoved());
        assertThat(checked.clockEvents()).isEqualTo(first.clockEvents());
    }

    @Test
    void whatFitsNoMemoryIsCountedAsSpilled() {
        SimulatedWork work = work(TaskBenchPattern.STENCIL_1D, 16, 4, 100_000);
        assertThat(run(work, ClusterSpec.of(2, 2)).spilledBytes()).isZero();
        assertThat(run(work, ClusterSpec.of(2, 2).withMemory(200_000)).spilledBytes())
                .isPositive();
    }

    /** Of each column the first task adds a result and the second frees it; all first ones have the larger rank. */
    @Test
    void resultsThatHaveReadersFillNoMoreThanHalfOfTheMemory() {
        long bytes = 1_000_000;
        long memory = 100 * bytes;
        SimulatedWork work = work(TaskBenchPattern.NO_COMM, 1_000, 2, bytes);
        ClusterSpec roomy = ClusterSpec.of(2, 2).withFreeNetwork();
        RunReport free = run(work, roomy);
        RunReport pressed = run(work, roomy.withMemory(memory));
        assertThat(free.peakMemoryBytes()).isGreaterThan(400 * bytes);
        assertThat(pressed.peakMemoryBytes())
                .as("half of all memory; of two workers one may hold somewhat more")
                .isLessThan(memory * 7 / 10);
        assertThat(pressed.spilledBytes()).isZero();
        assertThat(pressed.makespanNanos()).isLessThan(free.makespanNanos() * 11 / 10);
    }

    @Test
    void aClusterOfNothingIsRefused() {
        assertThatThrownBy(() -> ClusterSpec.of(0, 1)).hasMessageContaining("workers is 0");
    }
}
