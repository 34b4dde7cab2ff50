package io.akkord.core.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.ShardingStrategy;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionPlacementTest {

    private static int[] placed(ShardingStrategy strategy, FakeCandidates candidates) {
        Placement placement = Placements.of(strategy, 5);
        Placement.Choice choice = new Placement.Choice();
        int[] parts = new int[candidates.tasks];
        for (int task = 0; task < parts.length; task++) {
            parts[task] = placement.place(task, candidates, choice) ? choice.candidate : -1;
        }
        return parts;
    }

    private static int[] partition(FakeCandidates candidates) {
        return placed(ShardingStrategy.PARTITION, candidates);
    }

    /** Each task takes up to three of the tasks before it, mostly late ones; numbers say nothing about who belongs together. */
    private static FakeCandidates randomGraph(long seed, int tasks, int... slots) {
        SplittableRandom random = new SplittableRandom(seed);
        FakeCandidates candidates = new FakeCandidates(slots);
        candidates.tasks = tasks;
        for (int task = 1; task < tasks; task++) {
            int window = Math.min(task, 1 + random.nextInt(tasks));
            int before = task;
            candidates.inputs.put(
                    task,
                    random.ints(random.nextInt(4), 0, window)
                            .map(back -> before - 1 - back)
                            .distinct()
                            .toArray());
            candidates.bytes.put(task, random.nextInt(1_000_000));
            candidates.runs.put(task, 1 + random.nextInt(1 << random.nextInt(16)));
        }
        return candidates;
    }

    private static int[] levels(FakeCandidates candidates) {
        int[] levels = new int[candidates.tasks];
        for (int task = 0; task < levels.length; task++) {
            for (int i = 0; i < candidates.inputCount(task); i++) {
                levels[task] = Math.max(levels[task], levels[candidates.input(task, i)] + 1);
            }
        }
        return levels;
    }

    private static int cut(FakeCandidates candidates, int[] parts) {
        int cut = 0;
        for (int task = 0; task < parts.length; task++) {
            for (int i = 0; i < candidates.inputCount(task); i++) {
                cut += parts[candidates.input(task, i)] != parts[task] ? 1 : 0;
            }
        }
        return cut;
    }

    private static int edges(FakeCandidates candidates) {
        return candidates.inputs.values().stream()
                .mapToInt(inputs -> inputs.length)
                .sum();
    }

    /** The bound of {@link Restreaming}: the slots of the worker times the time of the level, and one task more. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void noWorkerGetsMoreOfALevelThanItsSlotsDoWhileItLasts(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] slots = random.ints(2 + random.nextInt(6), 1, 6).toArray();
        FakeCandidates candidates = randomGraph(seed, 1 + random.nextInt(2000), slots);
        int[] parts = partition(candidates);
        int[] levels = levels(candidates);
        for (int level = 0; level <= Arrays.stream(levels).max().orElse(0); level++) {
            long[] loads = new long[slots.length];
            long longest = 0;
            for (int task = 0; task < parts.length; task++) {
                if (levels[task] == level) {
                    loads[parts[task]] += candidates.runMicros(task);
                    longest = Math.max(longest, candidates.runMicros(task));
                }
            }
            double time = Math.max(
                    longest,
                    (double) Arrays.stream(loads).sum() / Arrays.stream(slots).sum());
            for (int part = 0; part < slots.length; part++) {
                assertThat((double) loads[part])
                        .as("level %d, worker %d", level, part)
                        .isLessThanOrEqualTo(slots[part] * time + longest);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void fewerEdgesAreCutThanByHashOrRangeIfNumbersSayNothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FakeCandidates candidates = randomGraph(
                seed, 500 + random.nextInt(2000), random.ints(4, 1, 4).toArray());
        candidates.bytes.clear();
        candidates.runs.clear();
        int cut = cut(candidates, partition(candidates));
        assertThat(cut).isLessThan(cut(candidates, placed(ShardingStrategy.HASH, candidates)));
        assertThat(cut).isLessThan(cut(candidates, placed(ShardingStrategy.RANGE, candidates)));
        assertThat(cut).as("of %d edges", edges(candidates)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void theSameGraphOnTheSameWorkersGetsTheSamePartition(long seed) {
        assertThat(partition(randomGraph(seed, 1000, 2, 1, 3))).isEqualTo(partition(randomGraph(seed, 1000, 2, 1, 3)));
    }

    /** Eight trees whose tasks are numbered crosswise; four workers with two slots. */
    @Test
    void independentTreesAreNotCut() {
        FakeCandidates candidates = new FakeCandidates(2, 2, 2, 2);
        candidates.tasks = 8 * 63;
        for (int task = 8 * 32; task < candidates.tasks; task++) {
            int tree = task % 8;
            int node = task / 8 - 32;
            candidates.inputs.put(task, new int[] {(2 * node) * 8 + tree, (2 * node + 1) * 8 + tree});
        }
        assertThat(cut(candidates, partition(candidates))).isZero();
        assertThat(cut(candidates, placed(ShardingStrategy.RANGE, candidates))).isPositive();
    }

    @Test
    void whatFitsIntoTheSlotsOfOneWorkerIsNotSpread() {
        FakeCandidates candidates = new FakeCandidates(2, 2, 2);
        candidates.tasks = 40;
        for (int task = 2; task < 40; task++) {
            candidates.inputs.put(task, new int[] {task / 2 * 2 - 2, task / 2 * 2 - 1});
        }
        assertThat(cut(candidates, partition(candidates))).isZero();
    }

    @Test
    void aWideLevelIsSharedOutHoweverMuchItPullsToOneWorker() {
        FakeCandidates candidates = new FakeCandidates(1, 1, 2);
        candidates.tasks = 401;
        for (int task = 1; task <= 400; task++) {
            candidates.inputs.put(task, new int[] {0});
        }
        candidates.bytes.put(0, 1 << 30);
        int[] counts = new int[3];
        Arrays.stream(partition(candidates)).skip(1).forEach(part -> counts[part]++);
        assertThat(counts[0]).isBetween(99, 101);
        assertThat(counts[1]).isBetween(99, 101);
        assertThat(counts[2]).isBetween(199, 201);
    }

    @Test
    void aWorkerWithoutSlotsGetsNothing() {
        FakeCandidates candidates = randomGraph(31, 300, 2, 0, 1);
        assertThat(partition(candidates)).contains(0, 2).doesNotContain(1, -1);
    }

    @Test
    void oneWorkerGetsEverything() {
        assertThat(partition(randomGraph(32, 300, 2))).containsOnly(0);
    }

    @Test
    void whatNobodyMayRunWaitsForAnybody() {
        FakeCandidates candidates = randomGraph(33, 30, 2, 2);
        candidates.workers.forEach(worker -> worker.allowed = false);
        Placement.Choice choice = new Placement.Choice();
        assertThat(Placements.of(ShardingStrategy.PARTITION, 0).place(7, candidates, choice))
                .isFalse();
        assertThat(choice.candidate).isEqualTo(-1);
    }

    @Test
    void whatIsLeftIsPlannedAnewWhenAWorkerGoesAndStaysNearWhatIsDone() {
        FakeCandidates candidates = chains(6, 20);
        candidates.workers.add(new FakeCandidates.Worker(2, "worker-2", 2));
        Placement placement = Placements.of(ShardingStrategy.PARTITION, 0);
        Placement.Choice choice = new Placement.Choice();
        for (int task = 0; task < 60; task++) {
            placement.place(task, candidates, choice);
            candidates.holders.put(task, choice.candidate);
        }
        candidates.workers.remove(2);
        int moved = 0;
        for (int task = 60; task < candidates.tasks; task++) {
            assertThat(placement.place(task, candidates, choice)).isTrue();
            moved += choice.candidate == candidates.holders.get(task - 6) ? 0 : 1;
            candidates.holders.put(task, choice.candidate);
        }
        assertThat(moved).as("two chains have to move, and one may make room").isBetween(2, 3);
    }

    @Test
    void whatAGraphGainsGoesToWhatItNeeds() {
        FakeCandidates candidates = chains(4, 5);
        Placement placement = Placements.of(ShardingStrategy.PARTITION, 0);
        candidates.place(placement, candidates.tasks);
        for (int task = candidates.tasks; task < 40; task++) {
            candidates.inputs.put(task, new int[] {task - 4});
        }
        candidates.tasks = 40;
        Placement.Choice choice = new Placement.Choice();
        for (int task = 20; task < 40; task++) {
            assertThat(placement.place(task, candidates, choice)).isTrue();
            assertThat(choice.candidate).isEqualTo(candidates.holders.get(task - 4));
            candidates.holders.put(task, choice.candidate);
        }
    }

    private static FakeCandidates chains(int count, int length) {
        FakeCandidates candidates = new FakeCandidates(2, 2);
        candidates.tasks = count * length;
        for (int task = count; task < candidates.tasks; task++) {
            candidates.inputs.put(task, new int[] {task - count});
        }
        return candidates;
    }

    @Test
    void scoresAreWhatMovingTheInputsTakes() {
        FakeCandidates candidates = new FakeCandidates(1, 1);
        candidates.tasks = 3;
        candidates.inputs.put(2, new int[] {0, 1});
        candidates.bytes.put(0, 3_000_000);
        candidates.bytes.put(1, 1_000_000);
        candidates.holders.put(0, 0);
        candidates.holders.put(1, 1);
        Placement.Choice choice = new Placement.Choice();
        assertThat(Placements.of(ShardingStrategy.PARTITION, 0).place(2, candidates, choice))
                .isTrue();
        assertThat(choice.candidate).isZero();
        assertThat(choice.score).isEqualTo(1_100);
        assertThat(choice.runnerUp).isEqualTo(3_100);
    }
}
