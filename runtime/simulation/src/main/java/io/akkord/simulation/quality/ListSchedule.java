package io.akkord.simulation.quality;

import io.akkord.simulation.workload.Workload;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Schedules that know all run times beforehand, on equal slots that share everything at no cost: whenever a slot is free it
 * takes the ready task of the highest priority (Graham's list scheduling, 1969). By longest remaining path this is Hu's
 * rule, which is hard to beat.
 */
public final class ListSchedule {

    private static final int RANDOM_SEEDS = 20;

    private final Workload workload;
    private final int[][] dependents;

    public ListSchedule(Workload workload) {
        this.workload = workload;
        this.dependents = dependents(workload);
    }

    private static int[][] dependents(Workload workload) {
        int[] counts = new int[workload.taskCount()];
        for (int input : workload.inputs()) {
            counts[input]++;
        }
        int[][] all = new int[counts.length][];
        Arrays.setAll(all, task -> new int[counts[task]]);
        for (int task = 0; task < counts.length; task++) {
            for (int at = workload.inputOffsets()[task]; at < workload.inputOffsets()[task + 1]; at++) {
                int input = workload.inputs()[at];
                all[input][--counts[input]] = task;
            }
        }
        return all;
    }

    /** By longest remaining path first. */
    public long byCriticalPath(int slots) {
        return makespan(slots, PathLengths.toEnd(workload));
    }

    /** By chance: the median of twenty seeds. */
    public long byChance(int slots) {
        long[] all = new long[RANDOM_SEEDS];
        Arrays.setAll(all, seed -> makespan(slots, randomPriorities(seed)));
        Arrays.sort(all);
        return (all[(RANDOM_SEEDS - 1) / 2] + all[RANDOM_SEEDS / 2]) / 2;
    }

    private long[] randomPriorities(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.longs(workload.taskCount()).toArray();
    }

    /** When the last task ends, in nanoseconds, if larger priorities go first and smaller numbers break ties. */
    long makespan(int slots, long[] priorities) {
        PriorityQueue<Integer> ready = new PriorityQueue<>((a, b) ->
                priorities[a] == priorities[b] ? Integer.compare(a, b) : Long.compare(priorities[b], priorities[a]));
        PriorityQueue<long[]> running = new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
        int[] missing = new int[workload.taskCount()];
        for (int task = 0; task < missing.length; task++) {
            missing[task] = workload.inputOffsets()[task + 1] - workload.inputOffsets()[task];
            if (missing[task] == 0) {
                ready.add(task);
            }
        }
        long now = 0;
        while (!ready.isEmpty() || !running.isEmpty()) {
            while (running.size() < slots && !ready.isEmpty()) {
                int task = ready.remove();
                running.add(new long[] {now + workload.runNanos()[task], task});
            }
            now = running.element()[0];
            while (!running.isEmpty() && running.element()[0] == now) {
                release((int) running.remove()[1], missing, ready);
            }
        }
        return now;
    }

    private void release(int task, int[] missing, PriorityQueue<Integer> ready) {
        for (int dependent : dependents[task]) {
            if (--missing[dependent] == 0) {
                ready.add(dependent);
            }
        }
    }
}
