package io.akkord.core.placement;

import io.akkord.core.collection.IntMap;
import io.akkord.core.graph.CompiledGraph;

/**
 * What it costs if a task and one that needs its result are apart, in microseconds. A result moves to a worker once,
 * however many tasks need it there: so one with more dependents than there are other workers to go to weighs no more than
 * that in all, shared out evenly over the dependents.
 */
final class ResultPull {

    private final CompiledGraph graph;
    private final Candidates candidates;
    private final int first;
    private final float[] pulls;
    /** Of tasks before the first. */
    private final IntMap<Float> earlier = new IntMap<>();

    ResultPull(Candidates candidates, int first, int end) {
        this.graph = candidates.graph();
        this.candidates = candidates;
        this.first = first;
        this.pulls = new float[end - first];
        for (int task = first; task < end; task++) {
            pulls[task - first] = measure(task);
        }
    }

    float of(int task) {
        return task >= first ? pulls[task - first] : earlier.computeIfAbsent(task, this::measure);
    }

    private float measure(int task) {
        int dependents = 0;
        for (int at = graph.firstDependent(task); at >= 0; at = graph.nextDependent(at)) {
            if (graph.dependent(at) >= first) {
                dependents++;
            }
        }
        if (dependents == 0) {
            return 0;
        }
        float copies = Math.min(dependents, candidates.count() - 1);
        return candidates.moveMicros(candidates.resultBytes(task)) * copies / dependents;
    }
}
