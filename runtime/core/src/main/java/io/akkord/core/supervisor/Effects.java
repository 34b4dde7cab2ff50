package io.akkord.core.supervisor;

import io.akkord.core.graph.CompiledGraph;

/**
 * When an effect may start: only when each of its inputs is recorded and durable, and not being made again, so that
 * whatever dies, every try of it sees the same inputs byte for byte. So what effects read is made durable whatever the
 * graph's durability, and an effect is never dispatched ahead.
 */
final class Effects {

    private Effects() {}

    /** Marks what the effects of a new segment read; what is recorded already and not durable is made again. */
    static void firmInputs(GraphState state, int firstTask) {
        CompiledGraph graph = state.graph;
        for (int task = firstTask; task < state.tasks.count; task++) {
            if (graph.options(task).effect()) {
                for (int at = graph.inputStart(task); at < graph.inputEnd(task); at++) {
                    state.tasks.set(graph.input(at), TaskTable.FIRM);
                    state.lineage.suspect(graph.input(at));
                }
            }
        }
    }

    static boolean is(GraphState state, int task) {
        return state.graph.options(task).effect();
    }

    static boolean inputsAreDurable(GraphState state, int task) {
        for (int at = state.graph.inputStart(task); at < state.graph.inputEnd(task); at++) {
            int input = state.graph.input(at);
            if (!state.tasks.isRecorded(input) || !state.tasks.isDurable(input) || state.tasks.isRerun(input)) {
                return false;
            }
        }
        return true;
    }
}
