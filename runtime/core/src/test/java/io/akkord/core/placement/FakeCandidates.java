package io.akkord.core.placement;

import io.akkord.api.TaskOptions;
import io.akkord.core.graph.CompiledGraph;
import io.akkord.core.supervisor.SchedulerBench;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Workers and tasks as a strategy sees them, set by hand. Whatever is placed stays in flight. */
final class FakeCandidates implements Candidates {

    static final class Worker {
        final int number;
        final String id;
        final int slots;
        int inFlight;
        int credit = Integer.MAX_VALUE;
        boolean allowed = true;

        Worker(int number, String id, int slots) {
            this.number = number;
            this.id = id;
            this.slots = slots;
        }
    }

    final List<Worker> workers = new ArrayList<>();
    final Map<Integer, int[]> inputs = new HashMap<>();
    final Map<Integer, Integer> holders = new HashMap<>();
    final Map<Integer, Integer> bytes = new HashMap<>();
    int tasks = 100_000;
    int micros = 100;
    final Map<Integer, Integer> runs = new HashMap<>();
    private CompiledGraph graph = new CompiledGraph();

    FakeCandidates(int... slots) {
        for (int each : slots) {
            workers.add(new Worker(workers.size(), "worker-" + workers.size(), each));
        }
    }

    /** Places tasks from 0 on and counts where they go. */
    int[] place(Placement placement, int count) {
        int[] placed =
                new int[workers.stream().mapToInt(worker -> worker.number).max().orElse(0) + 1];
        Placement.Choice choice = new Placement.Choice();
        for (int task = 0; task < count; task++) {
            if (placement.place(task, this, choice)) {
                workers.get(choice.candidate).inFlight++;
                placed[workers.get(choice.candidate).number]++;
                holders.put(task, workers.get(choice.candidate).number);
            }
        }
        return placed;
    }

    /** Name of the worker for one task; null if it has to wait. */
    String placeOne(Placement placement, int task) {
        Placement.Choice choice = new Placement.Choice();
        return placement.place(task, this, choice) ? workers.get(choice.candidate).id : null;
    }

    /** Another number for other workers, as far as tests go. */
    @Override
    public long version() {
        return workers.stream().map(worker -> worker.id).toList().hashCode() & 0xFFFFFFFFL;
    }

    @Override
    public CompiledGraph graph() {
        if (graph.taskCount() != tasks) {
            int[][] all = new int[tasks][];
            Arrays.setAll(all, task -> inputs.getOrDefault(task, new int[0]));
            graph = CompiledGraph.of(SchedulerBench.segment(0, all, new int[0], TaskOptions.DEFAULT));
        }
        return graph;
    }

    @Override
    public int count() {
        return workers.size();
    }

    @Override
    public int worker(int candidate) {
        return workers.get(candidate).number;
    }

    @Override
    public int candidate(int worker) {
        for (int i = 0; i < workers.size(); i++) {
            if (workers.get(i).number == worker) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int slots(int candidate) {
        return workers.get(candidate).slots;
    }

    @Override
    public String workerId(int candidate) {
        return workers.get(candidate).id;
    }

    @Override
    public long startMicros(int candidate) {
        return (long) workers.get(candidate).inFlight * micros / slots(candidate);
    }

    @Override
    public boolean hasCredit(int candidate) {
        return workers.get(candidate).inFlight < workers.get(candidate).credit;
    }

    @Override
    public boolean allows(int candidate, int task) {
        return workers.get(candidate).allowed;
    }

    @Override
    public int allowedSlots(int task) {
        return workers.stream()
                .filter(worker -> worker.allowed)
                .mapToInt(worker -> worker.slots)
                .sum();
    }

    @Override
    public int bySlot(int task, int slot) {
        int left = slot;
        for (int i = 0; i < workers.size(); i++) {
            if (workers.get(i).allowed) {
                left -= workers.get(i).slots;
                if (left < 0) {
                    return i;
                }
            }
        }
        throw new AssertionError("slot " + slot);
    }

    @Override
    public int leastLoaded(int task) {
        int best = -1;
        for (int i = 0; i < workers.size(); i++) {
            if (allows(i, task) && hasCredit(i) && (best < 0 || startMicros(i) < startMicros(best))) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public long secondStartMicros(int task) {
        int best = leastLoaded(task);
        long second = Long.MAX_VALUE;
        for (int i = 0; i < workers.size(); i++) {
            if (i != best && allows(i, task) && hasCredit(i)) {
                second = Math.min(second, startMicros(i));
            }
        }
        return second;
    }

    @Override
    public int taskCount() {
        return tasks;
    }

    @Override
    public long runMicros(int task) {
        return runs.getOrDefault(task, micros);
    }

    @Override
    public int inputCount(int task) {
        return inputs.getOrDefault(task, new int[0]).length;
    }

    @Override
    public int input(int task, int i) {
        return inputs.get(task)[i];
    }

    @Override
    public int workerOf(int task) {
        return holders.getOrDefault(task, -1);
    }

    @Override
    public long resultBytes(int task) {
        return bytes.getOrDefault(task, 64);
    }

    @Override
    public long moveMicros(long size) {
        return 100 + size / 1000;
    }
}
