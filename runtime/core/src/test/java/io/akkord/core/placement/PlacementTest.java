package io.akkord.core.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.akkord.api.ShardingStrategy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlacementTest {

    private static final int TASKS = 12_000;

    @ParameterizedTest
    @EnumSource(ShardingStrategy.class)
    void tasksGoToWorkersInProportionToTheirSlots(ShardingStrategy strategy) {
        FakeCandidates candidates = new FakeCandidates(1, 2, 3);
        candidates.tasks = TASKS;
        int[] placed = candidates.place(Placements.of(strategy, 7), TASKS);
        assertThat(Arrays.stream(placed).sum()).isEqualTo(TASKS);
        for (int worker = 0; worker < 3; worker++) {
            assertThat(placed[worker]).as("worker %d", worker).isCloseTo(TASKS * (worker + 1) / 6, within(TASKS / 30));
        }
    }

    @ParameterizedTest
    @EnumSource(ShardingStrategy.class)
    void theSameCallsGiveTheSameAnswers(ShardingStrategy strategy) {
        assertThat(new FakeCandidates(2, 1, 5).place(Placements.of(strategy, 3), 1000))
                .isEqualTo(new FakeCandidates(2, 1, 5).place(Placements.of(strategy, 3), 1000));
    }

    @ParameterizedTest
    @EnumSource(ShardingStrategy.class)
    void nobodyGetsMoreThanItsCreditAllows(ShardingStrategy strategy) {
        FakeCandidates candidates = new FakeCandidates(1, 1);
        candidates.tasks = 1000;
        candidates.workers.forEach(worker -> worker.credit = 10);
        int[] placed = candidates.place(Placements.of(strategy, 0), 1000);
        assertThat(placed).containsExactly(10, 10);
        assertThat(candidates.placeOne(Placements.of(strategy, 0), 999)).isNull();
    }

    @ParameterizedTest
    @EnumSource(ShardingStrategy.class)
    void onlyAllowedWorkersAreChosen(ShardingStrategy strategy) {
        FakeCandidates candidates = new FakeCandidates(1, 1, 1);
        candidates.workers.get(0).allowed = false;
        candidates.workers.get(2).allowed = false;
        assertThat(candidates.place(Placements.of(strategy, 0), 100)).containsExactly(0, 100, 0);
        candidates.workers.get(1).allowed = false;
        assertThat(candidates.placeOne(Placements.of(strategy, 0), 200)).isNull();
    }

    @Test
    void whenAWorkerComesOrGoesTheHashMovesOnlyWhatItWins() {
        Map<Integer, String> before = new HashMap<>();
        FakeCandidates four = new FakeCandidates(2, 1, 1, 3);
        Placement hash = Placements.of(ShardingStrategy.HASH, 9);
        for (int task = 0; task < TASKS; task++) {
            before.put(task, four.placeOne(hash, task));
        }
        four.workers.add(new FakeCandidates.Worker(4, "worker-new", 1));
        int moved = 0;
        for (int task = 0; task < TASKS; task++) {
            String now = four.placeOne(hash, task);
            assertThat(now).isIn(before.get(task), "worker-new");
            moved += now.equals("worker-new") ? 1 : 0;
        }
        assertThat(moved).isCloseTo(TASKS / 8, within(TASKS / 50));
        four.workers.remove(1);
        four.workers.remove(3);
        for (int task = 0; task < TASKS; task++) {
            if (!before.get(task).equals("worker-1")) {
                assertThat(four.placeOne(hash, task)).isEqualTo(before.get(task));
            }
        }
    }

    @Test
    void rangesAreContiguousWithinABlock() {
        FakeCandidates candidates = new FakeCandidates(1, 1);
        candidates.tasks = 100;
        Placement range = Placements.of(ShardingStrategy.RANGE, 0);
        for (int task = 0; task < 100; task++) {
            assertThat(candidates.placeOne(range, task)).isEqualTo(task < 50 ? "worker-0" : "worker-1");
        }
    }

    @Test
    void roundRobinTakesTurnsAndNamesWhoItWaitsFor() {
        FakeCandidates candidates = new FakeCandidates(1, 1);
        Placement turns = Placements.of(ShardingStrategy.ROUND_ROBIN, 0);
        Placement.Choice choice = new Placement.Choice();
        candidates.workers.get(1).credit = 0;
        assertThat(candidates.placeOne(turns, 0)).isEqualTo("worker-0");
        assertThat(turns.place(1, candidates, choice)).isFalse();
        assertThat(choice.candidate).isEqualTo(1);
        assertThat(candidates.placeOne(turns, 2)).isEqualTo("worker-0");
    }

    /** The published definition: cell i of each step reads cells i-1 to i+1 of the step before. */
    @Test
    void aRangeKeepsTheColumnsOfAStencilTogether() {
        int width = 50;
        FakeCandidates candidates = new FakeCandidates(1, 3, 1);
        candidates.tasks = 20 * width;
        for (int task = width; task < candidates.tasks; task++) {
            int above = task - width;
            candidates.inputs.put(task, new int[] {Math.max(above - 1, above - task % width), above});
        }
        Placement range = Placements.of(ShardingStrategy.RANGE, 0);
        candidates.place(range, candidates.tasks);
        for (int task = width; task < candidates.tasks; task++) {
            assertThat(candidates.holders.get(task)).isEqualTo(candidates.holders.get(task - width));
        }
        assertThat(candidates.workers.stream().map(worker -> worker.inFlight)).containsExactly(200, 600, 200);
    }

    @Test
    void theLeastLoadedIsMeasuredForEachSlot() {
        FakeCandidates candidates = new FakeCandidates(1, 4);
        candidates.workers.get(0).inFlight = 2;
        candidates.workers.get(1).inFlight = 7;
        Placement least = Placements.of(ShardingStrategy.LEAST_LOADED, 0);
        assertThat(candidates.placeOne(least, 0)).isEqualTo("worker-1");
        candidates.workers.get(1).inFlight = 9;
        assertThat(candidates.placeOne(least, 0)).isEqualTo("worker-0");
    }

    @Test
    void localityGoesToTheData() {
        FakeCandidates candidates = new FakeCandidates(1, 1, 1);
        candidates.inputs.put(10, new int[] {1, 2, 3});
        candidates.holders.putAll(Map.of(1, 2, 2, 0, 3, 2));
        assertThat(candidates.placeOne(Placements.of(ShardingStrategy.LOCALITY, 0), 10))
                .isEqualTo("worker-2");
        candidates.bytes.put(2, 50_000_000);
        assertThat(candidates.placeOne(Placements.of(ShardingStrategy.LOCALITY, 0), 10))
                .as("most bytes count, not most inputs")
                .isEqualTo("worker-0");
    }

    @Test
    void localityDoesNotGoIntoALongQueue() {
        FakeCandidates candidates = new FakeCandidates(1, 1);
        candidates.inputs.put(10, new int[] {1});
        candidates.holders.put(1, 0);
        candidates.bytes.put(1, 1_000_000);
        Placement locality = Placements.of(ShardingStrategy.LOCALITY, 0);
        candidates.workers.get(0).inFlight = 10;
        assertThat(candidates.placeOne(locality, 10))
                .as("1.1 ms to move it, 1 ms to wait")
                .isEqualTo("worker-0");
        candidates.workers.get(0).inFlight = 12;
        assertThat(candidates.placeOne(locality, 10)).isEqualTo("worker-1");
    }

    @Test
    void neighbouringRootsMeetOnOneWorkerWhileTheyAreCheap() {
        FakeCandidates candidates = new FakeCandidates(1, 1);
        candidates.micros = 50;
        Placement locality = Placements.of(ShardingStrategy.LOCALITY, 0);
        candidates.place(locality, 10);
        assertThat(candidates.workers.get(0).inFlight).isEqualTo(10);
        candidates.micros = 5000;
        FakeCandidates dear = new FakeCandidates(1, 1);
        dear.micros = 5000;
        dear.place(Placements.of(ShardingStrategy.LOCALITY, 0), 10);
        assertThat(dear.workers.get(0).inFlight).isEqualTo(5);
    }

    @Test
    void aReduceOverManyInputsIsPlacedByASample() {
        FakeCandidates candidates = new FakeCandidates(1, 1);
        int[] inputs = new int[100_000];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = i;
            candidates.holders.put(i, i % 4 == 0 ? 0 : 1);
        }
        candidates.inputs.put(200_000, inputs);
        Placement locality = Placements.of(ShardingStrategy.LOCALITY, 0);
        assertThat(candidates.placeOne(locality, 200_000)).isNotNull();
    }
}
