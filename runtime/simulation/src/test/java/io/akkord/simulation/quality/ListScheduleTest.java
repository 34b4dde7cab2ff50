package io.akkord.simulation.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.simulation.workload.Workload;
import io.akkord.simulation.workload.WorkloadBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListScheduleTest {

    private static final int SEEDS = 300;

    private static Workload small(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int tasks = 1 + random.nextInt(7);
        WorkloadBuilder builder = new WorkloadBuilder();
        for (int task = 0; task < tasks; task++) {
            builder.task("t" + task, "op", random.nextInt(6), 1);
            for (int before = 0; before < task; before++) {
                if (random.nextInt(100) < 35) {
                    builder.edge(before, task);
                }
            }
        }
        return builder.build("small-" + seed, "small");
    }

    /** The best of all orders of starting, each task as early as its place in the order allows: a shortest schedule. */
    private static long shortest(Workload workload, int slots) {
        return best(workload, new long[workload.taskCount()], new long[slots], 0, 0, Long.MAX_VALUE);
    }

    private static long best(Workload workload, long[] ends, long[] free, int placed, int count, long bound) {
        if (count == workload.taskCount()) {
            long last = 0;
            for (long end : free) {
                last = Math.max(last, end);
            }
            return Math.min(bound, last);
        }
        long result = bound;
        for (int task = 0; task < workload.taskCount(); task++) {
            if ((placed & 1 << task) == 0 && inputsPlaced(workload, task, placed)) {
                int slot = 0;
                for (int i = 1; i < free.length; i++) {
                    slot = free[i] < free[slot] ? i : slot;
                }
                long[] endsNow = ends.clone();
                long[] freeNow = free.clone();
                long start = free[slot];
                for (int at = workload.inputOffsets()[task]; at < workload.inputOffsets()[task + 1]; at++) {
                    start = Math.max(start, ends[workload.inputs()[at]]);
                }
                endsNow[task] = start + workload.runNanos()[task];
                freeNow[slot] = endsNow[task];
                result = best(workload, endsNow, freeNow, placed | 1 << task, count + 1, result);
            }
        }
        return result;
    }

    private static boolean inputsPlaced(Workload workload, int task, int placed) {
        for (int at = workload.inputOffsets()[task]; at < workload.inputOffsets()[task + 1]; at++) {
            if ((placed & 1 << workload.inputs()[at]) == 0) {
                return false;
            }
        }
        return true;
    }

    private static List<long[]> permutations(int size) {
        List<long[]> all = new ArrayList<>();
        permute(new long[size], 0, 0, all);
        return all;
    }

    private static void permute(long[] current, int at, int used, List<long[]> all) {
        if (at == current.length) {
            all.add(current.clone());
            return;
        }
        for (int value = 0; value < current.length; value++) {
            if ((used & 1 << value) == 0) {
                current[at] = value;
                permute(current, at + 1, used | 1 << value, all);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void noScheduleBeatsTheBoundAndTheBestListIsWithinGrahamsFactor(int slots) {
        for (long seed = 0; seed < SEEDS; seed++) {
            Workload workload = small(seed);
            long shortest = shortest(workload, slots);
            long critical = new ListSchedule(workload).byCriticalPath(slots);
            assertThat(LowerBound.of(workload, slots).nanos())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(shortest);
            assertThat(critical).as("seed %d", seed).isGreaterThanOrEqualTo(shortest);
            assertThat(critical * slots).as("seed %d", seed).isLessThanOrEqualTo(shortest * (2L * slots - 1));
        }
    }

    @Test
    void theListScheduleIsOneOfThePossibleOnes() {
        for (long seed = 0; seed < 60; seed++) {
            Workload workload = small(seed);
            if (workload.taskCount() <= 5) {
                ListSchedule schedule = new ListSchedule(workload);
                List<Long> all = permutations(workload.taskCount()).stream()
                        .map(priorities -> schedule.makespan(2, priorities))
                        .toList();
                assertThat(all).as("seed %d", seed).contains(schedule.byCriticalPath(2));
                assertThat(schedule.byChance(2))
                        .as("seed %d", seed)
                        .isBetween(
                                all.stream().min(Long::compare).orElseThrow(),
                                all.stream().max(Long::compare).orElseThrow());
            }
        }
    }

    @Test
    void oneSlotTakesAllWorkAndManyTakeTheLongestPath() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Workload workload = small(seed);
            LowerBound bound = LowerBound.of(workload, 1);
            assertThat(new ListSchedule(workload).byCriticalPath(1)).isEqualTo(bound.workNanos());
            assertThat(new ListSchedule(workload).byCriticalPath(99)).isEqualTo(bound.criticalNanos());
        }
    }
}
