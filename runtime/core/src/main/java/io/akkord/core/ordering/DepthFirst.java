package io.akkord.core.ordering;

import io.akkord.core.collection.IntList;
import io.akkord.core.graph.CompiledGraph;
import java.util.Arrays;

/**
 * What was begun is finished before something else is begun, so that results can be released early. In the spirit of
 * Dask's {@code order.py}: a walk from the ends of the graph back to what they need; an end's inputs are visited before
 * it, those with more behind them first, because their many intermediate results are then gone when the next is begun
 * (as Sethi and Ullman 1970 number the registers of an expression). The number of a task is its place in the walk.
 *
 * <p>Ends are taken in the order of their numbers, which for graphs of collections is the order of the partitions. By a
 * stack of tasks and a cursor for each instead of recursion: chains may be a million long. Cost: tasks and edges, and
 * sorting of the inputs of tasks with several.
 */
final class DepthFirst implements Ranking {

    /** Inputs of one task that are sorted by what is behind them; a reduce over a million is taken as it is. */
    private static final int SORTED = 64;

    private static final int NOT_PLACED = Integer.MIN_VALUE;

    @Override
    public void rank(CompiledGraph graph, TaskCosts costs, int first, int[] ranks) {
        int end = graph.taskCount();
        int[] depths = depths(graph, first, end);
        Arrays.fill(ranks, first, end, NOT_PLACED);
        IntList stack = new IntList();
        int place = 0;
        for (int last = first; last < end; last++) {
            if (graph.firstDependent(last) >= 0) {
                continue;
            }
            stack.add(last);
            while (!stack.isEmpty()) {
                int task = stack.get(stack.size() - 1);
                if (ranks[task] != NOT_PLACED || !visitInputs(graph, task, first, depths, ranks, stack)) {
                    stack.removeLast();
                    if (ranks[task] == NOT_PLACED) {
                        ranks[task] = -place++;
                    }
                }
            }
        }
    }

    @Override
    public boolean dependsOnCosts() {
        return false;
    }

    /** Levels below each task: the longest way from a root, in tasks. */
    private static int[] depths(CompiledGraph graph, int first, int end) {
        int[] depths = new int[end - first];
        for (int task = first; task < end; task++) {
            for (int at = graph.inputStart(task), last = graph.inputEnd(task); at < last; at++) {
                int input = graph.input(at);
                if (input >= first) {
                    depths[task - first] = Math.max(depths[task - first], depths[input - first] + 1);
                }
            }
        }
        return depths;
    }

    /** Puts the inputs that have no place yet on the stack, the deepest on top; whether there were any. */
    private static boolean visitInputs(
            CompiledGraph graph, int task, int first, int[] depths, int[] ranks, IntList stack) {
        int start = graph.inputStart(task);
        int end = graph.inputEnd(task);
        int from = stack.size();
        for (int at = end - 1; at >= start; at--) {
            int input = graph.input(at);
            if (input >= first && ranks[input] == NOT_PLACED) {
                stack.add(input);
            }
        }
        if (stack.size() - from > 1 && stack.size() - from <= SORTED) {
            stack.sortFrom(from, (one, other) -> depths[one - first] < depths[other - first]);
        }
        return stack.size() > from;
    }
}
