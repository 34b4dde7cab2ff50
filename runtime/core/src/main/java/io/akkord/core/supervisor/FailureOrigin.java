package io.akkord.core.supervisor;

import io.akkord.core.collection.IntList;
import java.util.BitSet;

/** Finds which failure is why a task cannot be had: its own, else the nearest among those that it depends on. */
final class FailureOrigin {

    private FailureOrigin() {}

    /** Breadth first through what could never run, by inputs in their order: time is that of the edges looked at. */
    static int of(GraphState state, int task) {
        IntList queue = new IntList();
        BitSet seen = new BitSet();
        queue.add(task);
        for (int next = 0; next < queue.size(); next++) {
            int at = queue.get(next);
            if (state.tasks.has(at, TaskTable.FAILED)) {
                return at;
            }
            for (int edge = state.graph.inputStart(at); edge < state.graph.inputEnd(at); edge++) {
                int input = state.graph.input(edge);
                if (state.tasks.has(input, TaskTable.FAILED | TaskTable.BARRED) && !seen.get(input)) {
                    seen.set(input);
                    queue.add(input);
                }
            }
        }
        return state.firstFailedTask;
    }
}
