package io.akkord.core.placement;

import java.util.ArrayList;
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
                Worker worker = workers.get(choice.candidate);
                worker.inFlight++;
                holders.put(task, worker.number);
                placed[worker.number]++;
            }
        }
        return placed;
    }

    /** The id of the worker that a task goes to; null if it goes to none now. */
    String placeOne(Placement placement, int task) {
        Placement.Choice choice = new Placement.Choice();
        return placement.place(task, this, choice) ? workers.get(choice.candidate).id : null;
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
    public int slots(int candidate) {
        return workers.get(candidate).slots;
    }

    @Override
    public String workerId(int candidate) {
        return workers.get(candidate).id;
    }

    @Override
    public int inFlight(int candidate) {
        return workers.get(candidate).inFlight;
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
    public int taskCount() {
        return tasks;
    }

    @Override
    public int runMicros(int task) {
        return micros;
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
    public int resultBytes(int task) {
        return bytes.getOrDefault(task, 64);
    }
}
