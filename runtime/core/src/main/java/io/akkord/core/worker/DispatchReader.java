package io.akkord.core.worker;

import io.akkord.core.message.ToWorker;
import java.util.Arrays;

/** Takes a dispatch message apart into rows. */
final class DispatchReader {

    /** Takes a row; the sources of its inputs begin at {@code from}. */
    interface RowConsumer {
        void accept(TaskRow row, int[] sources, int from);
    }

    private static final byte[] NO_LITERALS = {};

    private DispatchReader() {}

    static void forEachRow(WorkerGraph graph, ToWorker.Dispatch dispatch, RowConsumer consumer) {
        int inputAt = 0;
        int literalAt = 0;
        for (int i = 0; i < dispatch.tasks().length; i++) {
            int inputEnd = inputAt + dispatch.inputCounts()[i];
            int literalEnd = literalAt + dispatch.literalLengths()[i];
            TaskRow row = new TaskRow(
                    graph,
                    dispatch.tasks()[i],
                    dispatch.attempts()[i],
                    dispatch.operations()[i],
                    graph.options.get(dispatch.options()[i]),
                    dispatch.flags()[i],
                    dispatch.ranks()[i],
                    Arrays.copyOfRange(dispatch.inputs(), inputAt, inputEnd),
                    literalAt == literalEnd
                            ? NO_LITERALS
                            : Arrays.copyOfRange(dispatch.literals(), literalAt, literalEnd));
            consumer.accept(row, dispatch.sources(), inputAt);
            inputAt = inputEnd;
            literalAt = literalEnd;
        }
    }
}
