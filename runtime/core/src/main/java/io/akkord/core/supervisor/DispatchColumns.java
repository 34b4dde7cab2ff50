package io.akkord.core.supervisor;

import io.akkord.core.collection.ByteList;
import io.akkord.core.collection.IntList;
import io.akkord.core.graph.CompiledGraph;
import io.akkord.core.message.ToWorker;

/** Builds the dispatch message for one worker, row by row. */
final class DispatchColumns {

    private static final int MOST_ROWS = 4096;

    /** A message of more bytes would be cut into several frames, and nothing of it would be there before all of it is. */
    private static final int MOST_BYTES = 96 * 1024;

    /** Packed size of a row's numbers and of an input, about. */
    private static final int ROW_BYTES = 12;

    private static final int INPUT_BYTES = 5;

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
        int length = graph.literalLength(task);
        literalLengths.add(length);
        if (length > 0) {
            literals.addAll(graph.literalBlock(task), 0, length);
        }
    }

    boolean isFull() {
        return tasks.size() >= MOST_ROWS
                || ROW_BYTES * (long) tasks.size() + INPUT_BYTES * (long) inputs.size() + literals.size() >= MOST_BYTES;
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
