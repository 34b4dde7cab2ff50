package io.akkord.core.supervisor;

import io.akkord.core.message.Failure;
import java.util.List;

/** Where a client finds the result of a task. */
public sealed interface TaskResult {

    /** The task has not ended. */
    record Pending() implements TaskResult {}

    /** In the journal, in the event of this number. */
    record InJournal(int task, long eventNumber) implements TaskResult {}

    /** In the checkpoint store. */
    record InCheckpoint(int task) implements TaskResult {}

    /** With a worker. */
    record AtWorker(int task, int worker) implements TaskResult {}

    /** Nobody has it any more: it was released when nothing needed it. */
    record Released(int task) implements TaskResult {}

    /** There will be none. */
    record Failed(String key, String node, int attempt, List<String> inputs, Failure failure) implements TaskResult {}

    /** The graph has no such task. */
    record Unknown(String key) implements TaskResult {}
}
