package io.akkord.actors.supervisor;

import io.akkord.core.message.Completions;
import io.akkord.core.supervisor.GraphEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Inline results of a graph without a journal, kept as long as the graph. For the supervisor's thread. */
final class MemoryInlineResults implements InlineResults {

    private final Map<Integer, byte[]> values = new HashMap<>();

    @Override
    public CompletionStage<Values> read(int[] tasks, long[] eventNumbers) {
        Map<Integer, byte[]> found = new HashMap<>();
        for (int task : tasks) {
            byte[] value = values.get(task);
            if (value != null) {
                found.put(task, value);
            }
        }
        return CompletableFuture.completedFuture(new Values(found));
    }

    @Override
    public void recorded(List<GraphEvent> events, long firstNumber) {
        for (GraphEvent event : events) {
            if (event instanceof GraphEvent.TasksCompleted completed) {
                collect(completed.completions(), values);
            } else if (event instanceof GraphEvent.ResultsRecomputed again) {
                collect(again.completions(), values);
            }
        }
    }

    /** Adds inline results that stand again. */
    static void collect(GraphEvent.Carried carried, Map<Integer, byte[]> into) {
        int at = 0;
        for (int row = 0; row < carried.tasks().length; row++) {
            int end = at + carried.lengths()[row];
            into.put(carried.tasks()[row], java.util.Arrays.copyOfRange(carried.inline(), at, end));
            at = end;
        }
    }

    /** Adds the inline results of a batch. */
    static void collect(Completions batch, Map<Integer, byte[]> into) {
        int at = 0;
        for (int row = 0; row < batch.count(); row++) {
            int end = at + batch.inlineLengths()[row];
            if (batch.places()[row] == Completions.INLINE) {
                into.put(batch.tasks()[row], java.util.Arrays.copyOfRange(batch.inline(), at, end));
            }
            at = end;
        }
    }
}
