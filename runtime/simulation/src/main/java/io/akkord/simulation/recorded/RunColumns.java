package io.akkord.simulation.recorded;

import io.akkord.core.graph.CompiledGraph;
import io.akkord.core.message.Completions;
import java.util.Arrays;

/** When, where and for how long each task ran first, as columns indexed by task. Times are microseconds of wall time. */
final class RunColumns {

    long[] dispatched = {};
    long[] starts = {};
    int[] runs = {};
    long[] sizes = {};
    int[] workers = {};
    private int count;

    void grow(int tasks) {
        int from = starts.length;
        dispatched = Arrays.copyOf(dispatched, tasks);
        starts = Arrays.copyOf(starts, tasks);
        runs = Arrays.copyOf(runs, tasks);
        sizes = Arrays.copyOf(sizes, tasks);
        workers = Arrays.copyOf(workers, tasks);
        Arrays.fill(workers, from, tasks, -1);
    }

    void dispatched(int[] tasks, long wallMicros) {
        for (int task : tasks) {
            dispatched[task] = wallMicros;
        }
    }

    void add(int[] worker, Completions completions) {
        for (int i = 0; i < completions.count(); i++) {
            int task = completions.tasks()[i];
            count += workers[task] < 0 ? 1 : 0;
            workers[task] = worker[i];
            starts[task] = completions.startMicros()[i];
            runs[task] = completions.runMicros()[i];
            sizes[task] = completions.sizes()[i];
        }
    }

    /** How many tasks have run. */
    int count() {
        return count;
    }

    long end(int task) {
        return starts[task] + runs[task];
    }

    long firstStart() {
        return Arrays.stream(starts).min().orElse(0);
    }

    long lastEnd() {
        long last = 0;
        for (int task = 0; task < starts.length; task++) {
            last = Math.max(last, end(task));
        }
        return last;
    }

    /** When the last input of a task had been made; -1 if it has none. */
    long inputsMade(CompiledGraph graph, int task) {
        long made = -1;
        for (int at = graph.inputStart(task); at < graph.inputEnd(task); at++) {
            made = Math.max(made, end(graph.input(at)));
        }
        return made;
    }

    /** From when on a task could begin but for the way of its inputs: its worker had it, and they were made. */
    long atHand(CompiledGraph graph, int task) {
        return Math.max(dispatched[task], inputsMade(graph, task));
    }

    boolean hasLocalInputs(CompiledGraph graph, int task) {
        for (int at = graph.inputStart(task); at < graph.inputEnd(task); at++) {
            if (workers[graph.input(at)] != workers[task]) {
                return false;
            }
        }
        return true;
    }
}
