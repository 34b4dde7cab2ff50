package io.akkord.actors.supervisor;

import io.akkord.core.supervisor.GraphEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Where inline results are read from when they are needed again: the journal, or memory if there is none. */
public interface InlineResults {

    /** Encoded results by task. */
    record Values(Map<Integer, byte[]> byTask) {}

    /** Reads the results of tasks; {@code eventNumbers} has the event of each. Any thread completes the answer. */
    CompletionStage<Values> read(int[] tasks, long[] eventNumbers);

    /** Events have been recorded, the first under this number. */
    void recorded(List<GraphEvent> events, long firstNumber);
}
