package io.akkord.core.explain;

import java.util.List;

/**
 * What the journal tells of one task. Lists are bounded, with the count of what there was. Wall times are those of the
 * workers' and the coordinator's clocks, which may differ.
 *
 * @param task number of the task in its graph
 * @param operation name of the operation
 * @param state where the task stands after the last event
 * @param reason what it waits for, or why it cannot run; empty if there is nothing to say
 * @param strategy the sharding strategy
 * @param restrictions what binds it to certain workers; empty if nothing does
 * @param attempts its dispatches, in order
 * @param inputs the last to arrive first
 * @param times when what happened
 * @param chain why it was not earlier: from the task back to the start
 * @param chainLength links of the whole chain
 * @param notes what the reader should know about the above
 */
public record Explanation(
        int task,
        String key,
        String operation,
        State state,
        String reason,
        String strategy,
        String restrictions,
        List<Attempt> attempts,
        int attemptCount,
        List<Input> inputs,
        int inputCount,
        Times times,
        List<Link> chain,
        int chainLength,
        List<String> notes) {

    /** Where a task stands. */
    public enum State {
        RECORDED,
        /** With a worker, running or waiting there. */
        DISPATCHED,
        /** To be dispatched again. */
        QUEUED,
        /** Not dispatched yet. */
        WAITING,
        FAILED,
        /** Can never run, because something before it failed. */
        BARRED
    }

    /** Why an attempt began. */
    public enum Reason {
        FIRST,
        LOST,
        LINEAGE,
        STOLEN,
        SPECULATIVE,
        OTHER
    }

    /** How an attempt ended. */
    public enum End {
        UNDER_WAY,
        COMPLETED,
        FAILED,
        WORKER_LOST,
        MISSING,
        /** Given back before it was started, to be run by a worker that would begin it earlier. */
        RETRACTED,
        /** Another attempt of the task came first, or the graph ended. */
        OVERTAKEN
    }

    /**
     * One dispatch.
     *
     * @param event number of the event that dispatched it, written at {@code wallMillis}
     * @param score of the chosen worker when it was placed, lower is better, in the strategy's own unit
     * @param runnerUp best score of another worker; {@link Integer#MAX_VALUE} for none
     * @param candidates chosen first, then by score; {@code candidateCount} there were
     * @param again the worker that the placement chooses when it is asked again; empty for none
     * @param tries how often the body was run, as far as that is known; 0 if not
     * @param executing whether the body was running when the worker was lost, as far as is known
     * @param detail how it ended, for people
     */
    public record Attempt(
            int attempt,
            Reason reason,
            String worker,
            String node,
            long event,
            long wallMillis,
            int score,
            int runnerUp,
            List<Candidate> candidates,
            int candidateCount,
            String again,
            End end,
            long endEvent,
            long endMillis,
            int tries,
            boolean executing,
            String detail) {}

    /**
     * A worker that could be given tasks then.
     *
     * @param hasScore whether the strategy would have chosen it at all, with {@code score}
     * @param lacks why the task's options do not allow it; empty if they do
     */
    public record Candidate(
            String worker,
            String node,
            int slots,
            int inFlight,
            boolean hasRoom,
            boolean hasScore,
            int score,
            List<String> lacks) {}

    /**
     * An input of the task.
     *
     * @param worker ran it
     * @param endMicros when its body ended, microseconds since 1970; 0 if it has not
     * @param event number of the event that recorded it; 0 if none has
     */
    public record Input(int task, String key, String worker, long endMicros, long event, State state) {}

    /**
     * When what happened; 0 for what has not. Micros are microseconds since 1970 or durations, millis since 1970.
     *
     * @param readyMicros when all inputs were there
     * @param waitMicros from being ready to the begin of the body
     * @param expectedMicros what is expected of such a task by now; 0 if nothing is
     */
    public record Times(
            long submittedMillis,
            long dispatchedMillis,
            long readyMicros,
            long startMicros,
            long waitMicros,
            long runMicros,
            long recordedMillis,
            long recordedEvent,
            long expectedMicros) {}

    /** What kept a task from beginning earlier. */
    public enum Cause {
        /** Its last input came only then. */
        INPUT,
        /** The slots of its worker were taken, the last one by the next task of the chain. */
        SLOT,
        /** It was dispatched only then. */
        DISPATCH,
        /** Nothing: here the chain begins. */
        START
    }

    /**
     * A task of the chain.
     *
     * @param cause what kept it from beginning earlier; it leads to the next link
     * @param gapMicros from the end of the next link to the begin of this one
     */
    public record Link(
            int task, String key, String worker, long startMicros, long runMicros, Cause cause, long gapMicros) {}
}
