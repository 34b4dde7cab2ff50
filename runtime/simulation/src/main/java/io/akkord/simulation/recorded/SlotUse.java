package io.akkord.simulation.recorded;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the times of a run tell about the slots of its workers.
 *
 * @param workers how many ran tasks
 * @param slots most tasks that one of them ran at the same time
 * @param overheadMicros mean time from the end of a task on a slot to the beginning of the next that waited for it
 */
record SlotUse(int workers, int slots, double overheadMicros) {

    /** Clocks are read one after the other, so what overlaps by less does not. */
    private static final long TOLERANCE_MICROS = 50;

    static SlotUse of(RunColumns columns) {
        Map<Integer, List<Integer>> byWorker = IntStream.range(0, columns.starts.length)
                .boxed()
                .sorted(Comparator.comparingLong(task -> columns.starts[task]))
                .collect(Collectors.groupingBy(task -> columns.workers[task], LinkedHashMap::new, Collectors.toList()));
        int slots = 1;
        long gaps = 0;
        int gapCount = 0;
        for (List<Integer> tasks : byWorker.values()) {
            slots = Math.max(slots, mostAtOnce(columns, tasks));
        }
        for (List<Integer> tasks : byWorker.values()) {
            long[] free = new long[slots];
            for (int task : tasks) {
                int slot = latestFree(free, columns.starts[task]);
                long gap = columns.starts[task] - free[slot];
                if (free[slot] > 0 && gap >= 0 && columns.ready(task) <= free[slot]) {
                    gaps += gap;
                    gapCount++;
                }
                free[slot] = columns.end(task);
            }
        }
        return new SlotUse(byWorker.size(), slots, gapCount == 0 ? 0 : (double) gaps / gapCount);
    }

    private static int mostAtOnce(RunColumns columns, List<Integer> tasks) {
        PriorityQueue<Long> ends = new PriorityQueue<>();
        int most = 1;
        for (int task : tasks) {
            while (!ends.isEmpty() && ends.element() <= columns.starts[task] + TOLERANCE_MICROS) {
                ends.remove();
            }
            ends.add(columns.end(task));
            most = Math.max(most, ends.size());
        }
        return most;
    }

    /** The slot that was free last before a time, else the one that is free first. */
    private static int latestFree(long[] free, long time) {
        int best = -1;
        for (int i = 0; i < free.length; i++) {
            if (free[i] <= time + TOLERANCE_MICROS && (best < 0 || free[i] > free[best])) {
                best = i;
            }
        }
        if (best >= 0) {
            return best;
        }
        long first = Arrays.stream(free).min().orElse(0);
        return IntStream.range(0, free.length)
                .filter(i -> free[i] == first)
                .findFirst()
                .orElse(0);
    }
}
