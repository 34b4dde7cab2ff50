package io.akkord.simulation.quality;

import io.akkord.simulation.workload.Workload;
import java.util.Arrays;

/** Lengths of paths in a graph by the run times of their tasks. Each takes time proportional to tasks and edges. */
final class PathLengths {

    private PathLengths() {}

    /** For each task the longest path that begins with it, itself included: its b-level. */
    static long[] toEnd(Workload workload) {
        long[] levels = new long[workload.taskCount()];
        for (int task = levels.length - 1; task >= 0; task--) {
            levels[task] += workload.runNanos()[task];
            for (int at = workload.inputOffsets()[task]; at < workload.inputOffsets()[task + 1]; at++) {
                int input = workload.inputs()[at];
                levels[input] = Math.max(levels[input], levels[task]);
            }
        }
        return levels;
    }

    /** The longest path of all. */
    static long critical(Workload workload) {
        return Arrays.stream(toEnd(workload)).max().orElse(0);
    }
}
