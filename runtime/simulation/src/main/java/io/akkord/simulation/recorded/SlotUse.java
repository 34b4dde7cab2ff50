package io.akkord.simulation.recorded;

import io.akkord.core.graph.CompiledGraph;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the journal of a run, or else its times, tell about the slots of its workers.
 *
 * @param workers how many could be given tasks; if the journal does not say, how many ran some
 * @param slots of the largest worker; if the journal does not say, most tasks that one ran at the same time
 * @param freeMicros for each task when its slot ended what it ran before; -1 if it was the slot's first
 */
record SlotUse(int workers, int slots, long[] freeMicros) {

    /** Clocks are read one after the other, so what overlaps by less does not. */
    private static final long TOLERANCE_MICROS = 50;

    /** With the slots of each worker that the journal says could be given tasks; journals of before do not say it. */
    static SlotUse of(RunColumns columns, Map<Integer, Integer> slotsByWorker) {
        Map<Integer, List<Integer>> byWorker = IntStream.range(0, columns.starts.length)
                .boxed()
                .sorted(Comparator.comparingLong(task -> columns.starts[task]))
                .collect(Collectors.groupingBy(task -> columns.workers[task], LinkedHashMap::new, Collectors.toList()));
        int slots = Math.max(
                1,
                slotsByWorker.isEmpty()
                        ? mostAtOnce(columns, byWorker)
                        : slotsByWorker.values().stream().max(Integer::compare).orElse(1));
        long[] freeMicros = new long[columns.starts.length];
        for (List<Integer> tasks : byWorker.values()) {
            long[] free = new long[slots];
            Arrays.fill(free, -1);
            for (int task : tasks) {
                int slot = latestFree(free, columns.starts[task]);
                freeMicros[task] = free[slot];
                free[slot] = columns.end(task);
            }
        }
        return new SlotUse(Math.max(byWorker.size(), slotsByWorker.size()), slots, freeMicros);
    }

    private static int mostAtOnce(RunColumns columns, Map<Integer, List<Integer>> byWorker) {
        return byWorker.values().stream()
                .mapToInt(tasks -> mostAtOnce(columns, tasks))
                .max()
                .orElse(1);
    }

    /** Mean time from the end of a task on a slot to the start of the next, where that was at hand already. */
    double overheadMicros(CompiledGraph graph, RunColumns columns) {
        long gaps = 0;
        int count = 0;
        for (int task = 0; task < freeMicros.length; task++) {
            long free = freeMicros[task];
            if (free >= 0 && columns.hasLocalInputs(graph, task) && columns.atHand(graph, task) < free) {
                gaps += Math.max(0, columns.starts[task] - free);
                count++;
            }
        }
        return count == 0 ? 0 : (double) gaps / count;
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
