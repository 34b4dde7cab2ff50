package io.akkord.core.graph;

import java.util.Arrays;

/**
 * The dependents of every task, as runs in one array of ints. A run is the ascending numbers of the dependents that one
 * append brought; its last entry is complemented and followed by the place of the task's next run, or -1. So the edges
 * of a graph that does not grow lie as closely as in compressed sparse rows, and an extension adds a run to each earlier
 * task that it uses without moving anything. Cost: 4 bytes a distinct edge, 4 a run and 8 a task.
 */
final class DependentRuns {

    static final int NONE = -1;
    /** With fewer edges than a part of all tasks, sorting them is less work than counting for each task. */
    private static final int SPARSE = 16;

    private final IntColumn heads = new IntColumn();
    private final IntColumn entries = new IntColumn();
    private final IntColumn distinctInputs = new IntColumn();

    /** Adds the edges of a segment; its first task has the next number. */
    void append(GraphSegment segment) {
        heads.addRepeated(NONE, segment.taskCount());
        distinctInputs.addRepeated(0, segment.taskCount());
        long[] edges = distinctEdges(segment);
        entries.reserve(Math.addExact(edges.length, countRuns(edges)));
        for (int from = 0; from < edges.length; ) {
            int to = runEnd(edges, from);
            addRun(edges, from, to);
            from = to;
        }
    }

    /** Pairs of input and dependent, ascending, each once: sorting groups them and brings repeated ones together. */
    private static long[] distinctEdges(GraphSegment segment) {
        long[] edges = new long[segment.inputs().length];
        boolean counted = edges.length > (segment.firstTask() + segment.taskCount()) / SPARSE;
        int[] places = counted ? firstPlaces(segment) : new int[0];
        for (int i = 0; i < segment.taskCount(); i++) {
            int dependent = segment.firstTask() + i;
            for (int at = segment.inputOffsets()[i]; at < segment.inputOffsets()[i + 1]; at++) {
                int input = segment.inputs()[at];
                edges[counted ? places[input]++ : at] = (long) input << 32 | dependent;
            }
        }
        if (!counted) {
            Arrays.sort(edges);
        }
        int distinct = 0;
        for (int i = 0; i < edges.length; i++) {
            if (distinct == 0 || edges[i] != edges[distinct - 1]) {
                edges[distinct++] = edges[i];
            }
        }
        return Arrays.copyOf(edges, distinct);
    }

    /** Where the edges of each input begin, if they lie in the order of the inputs: a counting sort, without comparing. */
    private static int[] firstPlaces(GraphSegment segment) {
        int[] places = new int[segment.firstTask() + segment.taskCount() + 1];
        for (int input : segment.inputs()) {
            places[input + 1]++;
        }
        for (int input = 1; input < places.length; input++) {
            places[input] += places[input - 1];
        }
        return places;
    }

    private static int countRuns(long[] edges) {
        int runs = 0;
        for (int from = 0; from < edges.length; from = runEnd(edges, from)) {
            runs++;
        }
        return runs;
    }

    private static int runEnd(long[] edges, int from) {
        int to = from + 1;
        while (to < edges.length && edges[to] >>> 32 == edges[from] >>> 32) {
            to++;
        }
        return to;
    }

    private void addRun(long[] edges, int from, int to) {
        int input = (int) (edges[from] >>> 32);
        int next = heads.get(input);
        heads.set(input, entries.size());
        for (int i = from; i < to; i++) {
            int dependent = (int) edges[i];
            distinctInputs.set(dependent, distinctInputs.get(dependent) + 1);
            entries.add(i + 1 < to ? dependent : ~dependent);
        }
        entries.add(next);
    }

    /** Place of the first dependent, or {@link #NONE}. */
    int first(int task) {
        return heads.get(task);
    }

    /** Place of the next dependent of the same task, or {@link #NONE}. */
    int next(int place) {
        return entries.get(place) >= 0 ? place + 1 : entries.get(place + 1);
    }

    /** The dependent at a place. */
    int dependent(int place) {
        int entry = entries.get(place);
        return entry >= 0 ? entry : ~entry;
    }

    int distinctInputs(int task) {
        return distinctInputs.get(task);
    }
}
