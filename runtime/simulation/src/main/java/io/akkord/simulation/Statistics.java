package io.akkord.simulation;

import io.akkord.simulation.RunReport.TaskTrace;
import java.util.Arrays;

/** Counts what happens to tasks, and if asked to, when and where. */
final class Statistics {

    private final VirtualTime time;
    private final TaskTrace trace;
    private long accepted;
    private long started;
    private long ended;
    private long recorded;
    private long lastEnd;

    Statistics(VirtualTime time, int tasks, boolean traced) {
        this.time = time;
        this.trace = traced ? new TaskTrace(new long[tasks], new long[tasks], new int[tasks]) : TaskTrace.NONE;
        Arrays.fill(trace.workers(), -1);
    }

    /** Workers have taken so many tasks. */
    void accepted(int tasks) {
        accepted += tasks;
    }

    void started(int task, int worker) {
        started++;
        if (trace.workers().length > 0) {
            trace.startNanos()[task] = time.now();
            trace.workers()[task] = worker;
        }
    }

    void ended(int task) {
        ended++;
        lastEnd = time.now();
        if (trace.workers().length > 0) {
            trace.endNanos()[task] = time.now();
        }
    }

    /** Workers have learnt that so many completions are recorded. */
    void recorded(int tasks) {
        recorded += tasks;
    }

    long taskEvents() {
        return accepted + started + ended + recorded;
    }

    /** When the last body ended. */
    long lastEnd() {
        return lastEnd;
    }

    TaskTrace trace() {
        return trace;
    }
}
