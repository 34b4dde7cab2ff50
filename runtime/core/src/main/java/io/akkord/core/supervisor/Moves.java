package io.akkord.core.supervisor;

import io.akkord.core.collection.IntList;
import io.akkord.core.message.ToWorker;
import java.util.TreeMap;

/** Collects, for each worker, the inputs that are to be had from a new source. */
final class Moves {

    private static final class Columns {
        final IntList inputs = new IntList();
        final IntList sources = new IntList();
    }

    private final GraphState state;
    private final TreeMap<Integer, Columns> byConsumer = new TreeMap<>();

    Moves(GraphState state) {
        this.state = state;
    }

    /** Tells a worker where an input is, if anybody knows; else it is told when the input's task is dispatched. */
    void add(int consumer, int input) {
        if (Sources.known(state.tasks, input)) {
            Columns columns = byConsumer.computeIfAbsent(consumer, w -> new Columns());
            columns.inputs.add(input);
            columns.sources.add(Sources.of(state.tasks, input));
        }
    }

    /** Tells every worker that waits for the result of a task where it is. */
    void addForConsumers(int task) {
        for (int edge = state.graph.firstDependent(task); edge >= 0; edge = state.graph.nextDependent(edge)) {
            addForWorkersOf(state.graph.dependent(edge), task);
        }
    }

    /** Tells whoever has a task where one of its inputs is. */
    void addForWorkersOf(int task, int input) {
        if (state.tasks.has(task, TaskTable.DISPATCHED)) {
            add(state.tasks.workers[task], input);
            int second = state.copies.workerOf(task);
            if (second != TaskTable.NO_WORKER) {
                add(second, input);
            }
        }
    }

    /** Tells consumers where results are now whose attempts are gone from one worker and go on at another. */
    void addForSurvivors(int[] attempts) {
        for (int task : attempts) {
            if (state.tasks.has(task, TaskTable.DISPATCHED)) {
                addForConsumers(task);
            }
        }
    }

    void send(Recorder recorder) {
        byConsumer.forEach((consumer, columns) ->
                recorder.send(consumer, new ToWorker.MoveInputs(columns.inputs.toArray(), columns.sources.toArray())));
        byConsumer.clear();
    }
}
