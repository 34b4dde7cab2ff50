package io.akkord.core.placement;

import io.akkord.api.Ordering;
import io.akkord.core.graph.CompiledGraph;
import io.akkord.core.ordering.Rankings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Divides tasks among candidates so that little has to move between them and each level of the graph is shared out. Two
 * beginnings, both of which cut every level into contiguous shares by work: in the order of numbers, which suits arrays and
 * stencils, and in depth-first order, which finds trees and branches whatever their numbers are. The one that is better
 * after one pass of {@link Restreaming} gets some more; the cheapest of all that was seen is the plan.
 */
final class PartitionPlan {

    /** Passes after the first. */
    private static final int MORE_PASSES = 3;

    private final Candidates candidates;
    private final LeveledTasks tasks;
    private final Restreaming restreaming;
    private final int[] fixed;
    private int[] best;
    private double bestCost = Double.MAX_VALUE;

    private PartitionPlan(Candidates candidates, LeveledTasks tasks, int[] fixed, IntUnaryOperator earlierPart) {
        this.candidates = candidates;
        this.tasks = tasks;
        this.fixed = fixed;
        this.best = fixed;
        this.restreaming = new Restreaming(candidates, tasks, earlierPart);
    }

    /**
     * Makes a plan.
     *
     * @param fixed the candidate of each task from the first on that has one already, else -1; not changed
     * @param earlierPart the candidates of tasks before the first, -1 for none
     * @return a candidate for each task from the first on; -1 for a free one that no candidate may run
     */
    static int[] of(Candidates candidates, LeveledTasks tasks, int[] fixed, IntUnaryOperator earlierPart) {
        PartitionPlan plan = new PartitionPlan(candidates, tasks, fixed, earlierPart);
        plan.improve();
        return plan.best;
    }

    private void improve() {
        int[] betterOrder = {};
        int[] betterParts = {};
        double betterCost = Double.MAX_VALUE;
        for (int[] sequence : sequences()) {
            int[] order = tasks.arranged(sequence);
            int[] parts = shares(order);
            keepBest(parts);
            restreaming.pass(order, parts, true);
            double cost = keepBest(parts);
            if (cost < betterCost) {
                betterCost = cost;
                betterOrder = order;
                betterParts = parts;
            }
        }
        for (int pass = 0; pass < MORE_PASSES && bestCost > 0; pass++) {
            restreaming.pass(betterOrder, betterParts, pass % 2 == 1);
            keepBest(betterParts);
        }
    }

    private double keepBest(int[] parts) {
        double cost = restreaming.cost(parts);
        if (cost < bestCost) {
            bestCost = cost;
            best = parts.clone();
        }
        return cost;
    }

    private List<int[]> sequences() {
        List<int[]> all = new ArrayList<>();
        all.add(IntStream.range(tasks.first, tasks.end).toArray());
        if (tasks.first == 0) {
            all.add(depthFirst());
        }
        return all;
    }

    private int[] depthFirst() {
        CompiledGraph graph = candidates.graph();
        int[] ranks = new int[tasks.end];
        Rankings.of(Ordering.DEPTH_FIRST).rank(graph, candidates, 0, ranks);
        int[] sequence = new int[tasks.end];
        for (int task = 0; task < tasks.end; task++) {
            sequence[-ranks[task]] = task;
        }
        return sequence;
    }

    /** Contiguous shares of each level's work, in proportion to the slots that a task may use. */
    private int[] shares(int[] order) {
        int[] parts = fixed.clone();
        for (int level = 0; level < tasks.levelCount(); level++) {
            int from = tasks.start(level);
            int to = tasks.start(level + 1);
            double all = 0;
            for (int at = from; at < to; at++) {
                all += weight(order[at]);
            }
            double before = 0;
            for (int at = from; at < to; at++) {
                double weight = weight(order[at]);
                parts[order[at] - tasks.first] = bySlot(order[at], (before + weight / 2) / all);
                before += weight;
            }
        }
        return parts;
    }

    private double weight(int task) {
        return Math.max(1, candidates.runMicros(task));
    }

    private int bySlot(int task, double share) {
        int slots = candidates.allowedSlots(task);
        return slots == 0 ? -1 : candidates.bySlot(task, Math.min(slots - 1, (int) (share * slots)));
    }
}
