package io.akkord.core.supervisor;

import io.akkord.api.Ordering;
import io.akkord.core.ordering.Ranking;
import io.akkord.core.ordering.Rankings;
import java.util.Arrays;

/**
 * The ranks of a graph's tasks by its ordering; they are made again when expected run times have changed so much that
 * the order may be another, looked at whenever twice as many tasks are recorded: so at most O(log n) times.
 */
final class RankTable {

    /** Looked at for the first time when so many tasks are recorded. */
    private static final int FIRST_LOOK = 16;

    /** Where tasks take less, the order among them cannot matter against what a message takes. */
    private static final int SHORT_MICROS = 200;

    /** Tasks that the mean run time is taken of. */
    private static final int SAMPLED = 10_000;

    private final GraphState state;
    private final ExpectedCosts costs;
    private final long ageingMicros;
    private final Ranking ranking;
    private final boolean ageing;
    private int[] ranks = {};
    private int[] priorities = {};
    private boolean prioritised;
    private int ranked;
    private double meanMicros;
    private int nextLook = FIRST_LOOK;
    /** For each operation the run time that the present ranks were made with. */
    private int[] usedMicros = {};

    RankTable(GraphState state, ExpectedCosts costs, SchedulerSettings settings) {
        this.state = state;
        this.costs = costs;
        this.ageingMicros = Math.max(1, settings.ageingMicros());
        Ordering ordering = state.options().ordering();
        this.ranking = Rankings.of(ordering);
        this.ageing = ordering == Ordering.PRIORITY;
    }

    /**
     * Ranks the tasks from {@code first} on; all of them when the graph has doubled since that was last done. Whether
     * earlier ranks may have changed.
     */
    boolean grow(int first) {
        int count = state.tasks.count;
        if (count > ranks.length) {
            ranks = Arrays.copyOf(
                    ranks, first == 0 ? count : (int) Math.min(count * 3L / 2 + 16, Integer.MAX_VALUE - 8));
        }
        readPriorities();
        boolean all = first == 0 || (count >= 2L * ranked && !ageing);
        if (all) {
            ranked = count;
            usedMicros = state.costs.runMicros.clone();
        }
        ranking.rank(state.graph, costs, all ? 0 : first, ranks);
        if (all) {
            measure();
        }
        return all && first > 0;
    }

    private void readPriorities() {
        int from = priorities.length;
        priorities = Arrays.copyOf(priorities, state.graph.optionsCount());
        for (int row = from; row < priorities.length; row++) {
            priorities[row] = state.graph.optionsAt(row).priority();
            prioritised |= priorities[row] != 0 && !ageing;
        }
    }

    /** Ranks all tasks again if that may change the order; whether it did. */
    boolean refresh() {
        if (state.recorded < nextLook) {
            return false;
        }
        nextLook = (int) Math.min(2L * state.recorded, Integer.MAX_VALUE);
        measure();
        if (!ranking.dependsOnCosts() || state.costs.overallMicros() < SHORT_MICROS || !haveCostsChanged()) {
            return false;
        }
        usedMicros = state.costs.runMicros.clone();
        ranked = state.tasks.count;
        ranking.rank(state.graph, costs, 0, ranks);
        return true;
    }

    /** Whether some operation costs another share of the mean than before, by more than a quarter. */
    private boolean haveCostsChanged() {
        int[] now = state.costs.runMicros;
        double mean = Math.max(1, state.costs.overallMicros());
        double usedMean = Math.max(1, meanUsed());
        for (int operation = 0; operation < now.length; operation++) {
            double share = now[operation] < 0 ? 1 : now[operation] / mean;
            boolean known = operation < usedMicros.length && usedMicros[operation] >= 0;
            double used = known ? usedMicros[operation] / usedMean : 1;
            if (Math.abs(share - used) > 0.25 * Math.max(share, used)) {
                return true;
            }
        }
        return false;
    }

    private double meanUsed() {
        return Arrays.stream(usedMicros).filter(micros -> micros >= 0).average().orElse(1);
    }

    /** Expected work of so many tasks, if they are like the others. */
    long remainingMicros(int tasks) {
        return (long) (meanMicros * tasks);
    }

    /** Mean expected run time of all tasks, or of a sample of many. */
    private void measure() {
        int step = 1 + state.tasks.count / SAMPLED;
        double sum = 0;
        int sampled = 0;
        for (int task = 0; task < state.tasks.count; task += step) {
            sum += costs.runMicros(task);
            sampled++;
        }
        meanMicros = sum / Math.max(1, sampled);
    }

    int rank(int task) {
        return ranks[task];
    }

    int priority(int task) {
        return priorities[state.graph.optionsRow(task)];
    }

    boolean isPrioritised() {
        return prioritised;
    }

    /** Whether a task goes before another: by priority if any task has one, by rank, by number. */
    boolean before(int task, int other) {
        if (prioritised) {
            int first = priority(task);
            int second = priority(other);
            if (first != second) {
                return first > second;
            }
        }
        int rank = ranks[task];
        int otherRank = ranks[other];
        return rank == otherRank ? task < other : rank > otherRank;
    }

    /**
     * A task can be dispatched from now on. With ageing its rank is {@code priority * ageing - now}, in milliseconds:
     * between two tasks the difference never changes while both wait, so that no clock is read to compare them, and what
     * came long ago is before whatever comes now. Now is the work that the cluster has done on the graph.
     */
    void arrived(int task) {
        if (ageing) {
            long key = priority(task) * (ageingMicros / 1_000) - state.costs.workMicros() / 1_000;
            ranks[task] = (int) Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, key));
        }
    }
}
