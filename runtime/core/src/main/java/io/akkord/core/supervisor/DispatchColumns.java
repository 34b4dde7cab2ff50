package io.akkord.core.supervisor;

import io.akkord.core.collection.ByteList;
import io.akkord.core.collection.IntList;
import io.akkord.core.graph.CompiledGraph;
import io.akkord.core.message.ToWorker;

/** Builds the dispatch message for one worker, row by row. */
final class DispatchColumns {

    static final int MOST_ROWS = 4096;

    private final IntList tasks = new IntList();
    private final IntList attempts = new IntList();
    private final IntList operations = new IntList();
    private final IntList options = new IntList();
    private final ByteList flags = new ByteList();
    private final IntList ranks = new IntList();
    private final IntList inputCounts = new IntList();
    private final IntList inputs = new IntList();
    private final IntList sources = new IntList();
    private final IntList literalLengths = new IntList();
    private final ByteList literals = new ByteList();

    void add(GraphState state, int task, int rank, byte flag) {
        CompiledGraph graph = state.graph;
        tasks.add(task);
        attempts.add(state.tasks.attempts[task]);
        operations.add(graph.operationRow(task));
        options.add(graph.optionsRow(task));
        flags.add(flag);
        ranks.add(rank);
        int start = graph.inputStart(task);
        int end = graph.inputEnd(task);
        inputCounts.add(end - start);
        for (int at = start; at < end; at++) {
            int input = graph.input(at);
            inputs.add(input);
            sources.add(Sources.of(state.tasks, input));
        }
        byte[] block = graph.literalBlock(task);
        literalLengths.add(block.length);
        literals.addAll(block, 0, block.length);
    }

    int size() {
        return tasks.size();
    }

    ToWorker.Dispatch message() {
        return new ToWorker.Dispatch(
                tasks.toArray(),
                attempts.toArray(),
                operations.toArray(),
                options.toArray(),
                flags.toArray(),
                ranks.toArray(),
                inputCounts.toArray(),
                inputs.toArray(),
                sources.toArray(),
                literalLengths.toArray(),
                literals.toArray());
    }
}
