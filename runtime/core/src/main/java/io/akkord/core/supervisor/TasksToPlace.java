package io.akkord.core.supervisor;

import io.akkord.core.graph.CompiledGraph;
import io.akkord.core.placement.Candidates;

/** What strategies ask about tasks, answered from the truth and from expected costs. */
abstract class TasksToPlace implements Candidates {

    final GraphState state;
    private final ExpectedCosts costs;

    TasksToPlace(GraphState state, ExpectedCosts costs) {
        this.state = state;
        this.costs = costs;
    }

    @Override
    public final CompiledGraph graph() {
        return state.graph;
    }

    @Override
    public final int taskCount() {
        return state.tasks.count;
    }

    @Override
    public final long runMicros(int task) {
        return costs.runMicros(task);
    }

    @Override
    public final int inputCount(int task) {
        return state.graph.inputEnd(task) - state.graph.inputStart(task);
    }

    @Override
    public final int input(int task, int i) {
        return state.graph.input(state.graph.inputStart(task) + i);
    }

    @Override
    public final int workerOf(int task) {
        return state.tasks.workers[task];
    }

    @Override
    public final long resultBytes(int task) {
        return costs.resultBytes(task);
    }

    @Override
    public final long moveMicros(long bytes) {
        return costs.moveMicros(bytes);
    }
}
