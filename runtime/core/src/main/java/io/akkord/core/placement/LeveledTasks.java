package io.akkord.core.placement;

import io.akkord.core.graph.CompiledGraph;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The tasks of a graph that are still to be placed, by level: the longest way, in tasks, from one that waits for none of
 * them. Tasks of one level do not depend on each other, so they may run at the same time. Numbers are the graph's, from a
 * first task on; 8 bytes a task.
 */
final class LeveledTasks {

    private static final int NO_LEVEL = -1;

    final int first;
    final int end;
    private final int[] levels;
    private final int[] starts;

    LeveledTasks(CompiledGraph graph, int first, int end, IntPredicate isFree) {
        this.first = first;
        this.end = end;
        this.levels = new int[end - first];
        int[] widths = new int[16];
        int count = 0;
        for (int task = first; task < end; task++) {
            int level = isFree.test(task) ? levelOf(graph, task) : NO_LEVEL;
            levels[task - first] = level;
            if (level >= 0) {
                widths = level < widths.length ? widths : Arrays.copyOf(widths, level * 2);
                widths[level]++;
                count = Math.max(count, level + 1);
            }
        }
        this.starts = new int[count + 1];
        for (int level = 0; level < count; level++) {
            starts[level + 1] = starts[level] + widths[level];
        }
    }

    private int levelOf(CompiledGraph graph, int task) {
        int level = 0;
        for (int at = graph.inputStart(task), last = graph.inputEnd(task); at < last; at++) {
            int input = graph.input(at);
            if (input >= first) {
                level = Math.max(level, levels[input - first] + 1);
            }
        }
        return level;
    }

    boolean isFree(int task) {
        return levels[task - first] != NO_LEVEL;
    }

    /** How many there are. */
    int size() {
        return starts[starts.length - 1];
    }

    int levelCount() {
        return starts.length - 1;
    }

    /** Where a level begins in an arrangement; it ends where the next begins. */
    int start(int level) {
        return starts[level];
    }

    /** The free ones level by level; in a level as in the sequence, which has every task from the first on once. */
    int[] arranged(int[] sequence) {
        int[] order = new int[size()];
        int[] next = starts.clone();
        for (int task : sequence) {
            int level = levels[task - first];
            if (level >= 0) {
                order[next[level]++] = task;
            }
        }
        return order;
    }
}
