package io.akkord.core.placement;

import java.util.Arrays;

/**
 * A partition of the graph that cuts few edges between workers: see {@link PartitionPlan}. It is made when the first task
 * is placed, extended when the graph grows, and made anew for what has not been placed yet when workers have come or gone;
 * tasks whose worker is gone until then go to the least loaded one.
 *
 * <p>So that workers which come one by one do not each cost a plan of a large graph, a new one is made when the slots have
 * changed by an eighth, else when a quarter as many tasks were placed as it is for. Keeps 4 bytes a task.
 *
 * <p>Its scores are those of {@link InputHolders}: the expected microseconds to move the inputs.
 */
final class PartitionPlacement implements Placement {

    private static final int NOBODY = -1;
    private static final int FINEST_CHANGE = 8;
    private static final int PLACED_FOR_A_PLAN = 4;

    private final InputHolders holders = new InputHolders();
    private int[] workers = {};
    private int known;
    private long version = -1;
    private long plannedSlots;
    private long placed;

    @Override
    public boolean place(int task, Candidates candidates, Choice choice) {
        update(candidates);
        placed++;
        int candidate = candidates.candidate(workers[task]);
        if (candidate < 0 || !candidates.allows(candidate, task)) {
            candidate = candidates.leastLoaded(task);
        }
        score(task, candidate, candidates, choice);
        return candidate >= 0 && candidates.hasCredit(candidate);
    }

    @Override
    public void score(int task, int candidate, Candidates candidates, Choice choice) {
        holders.gather(task, candidates);
        int worker = candidate < 0 ? NOBODY : candidates.worker(candidate);
        choice.choose(candidate, holders.missingAt(worker), holders.missingElsewhere(task, worker, candidates));
    }

    private void update(Candidates candidates) {
        if (version != candidates.version() && isWorthAPlan(candidates)) {
            version = candidates.version();
            plannedSlots = slots(candidates);
            placed = 0;
            known = candidates.taskCount();
            workers = new int[known];
            plan(0, candidates);
        } else if (known < candidates.taskCount()) {
            int first = known;
            known = candidates.taskCount();
            if (known > workers.length) {
                workers = Arrays.copyOf(workers, (int) Math.min(known * 3L / 2, Integer.MAX_VALUE - 8));
            }
            plan(first, candidates);
        }
    }

    private boolean isWorthAPlan(Candidates candidates) {
        long change = Math.abs(slots(candidates) - plannedSlots);
        return version < 0 || change * FINEST_CHANGE >= plannedSlots || placed * PLACED_FOR_A_PLAN >= known;
    }

    private static long slots(Candidates candidates) {
        long sum = 0;
        for (int i = 0; i < candidates.count(); i++) {
            sum += candidates.slots(i);
        }
        return sum;
    }

    private void plan(int first, Candidates candidates) {
        if (candidates.count() == 1) {
            Arrays.fill(workers, first, known, candidates.worker(0));
            return;
        }
        LeveledTasks tasks = new LeveledTasks(candidates.graph(), first, known, task -> candidates.workerOf(task) < 0);
        int[] fixed = new int[known - first];
        Arrays.setAll(fixed, i -> candidates.candidate(candidates.workerOf(first + i)));
        int[] parts = PartitionPlan.of(candidates, tasks, fixed, task -> partOf(task, candidates));
        for (int i = 0; i < parts.length; i++) {
            workers[first + i] = parts[i] < 0 ? NOBODY : candidates.worker(parts[i]);
        }
    }

    /** Where a task before those of a plan is, or will be. */
    private int partOf(int task, Candidates candidates) {
        int worker = candidates.workerOf(task);
        return candidates.candidate(worker >= 0 ? worker : workers[task]);
    }
}
