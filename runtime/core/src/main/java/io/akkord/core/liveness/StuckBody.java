package io.akkord.core.liveness;

import java.time.Instant;
import java.util.List;

/**
 * A task whose body does not come back although it was interrupted: its slot was given up for another one, its thread
 * goes on.
 *
 * @param node address of the worker's node, as people read it
 * @param graph id of the graph
 * @param task number of the task in it
 * @param attempt which of its attempts
 * @param pastDeadline whether it was interrupted because its deadline had passed; else because nobody wants it any more
 * @param sinceMillis wall time at which the body began, milliseconds since 1970, for display
 * @param stack where its thread was when the slot was given up, the innermost frame first, as {@code class.method(file:line)}
 */
public record StuckBody(
        String node, String graph, int task, int attempt, boolean pastDeadline, long sinceMillis, List<String> stack) {

    /** What people are told of it, under this name of the task. */
    public String describe(String key) {
        return "task " + key + " has run on " + node + " since " + Instant.ofEpochMilli(sinceMillis)
                + " and ignores the interrupt of "
                + (pastDeadline ? "its deadline" : "its cancellation")
                + ", so its slot was replaced"
                + (stack.isEmpty() ? "" : "; its thread is at " + stack.get(0));
    }
}
