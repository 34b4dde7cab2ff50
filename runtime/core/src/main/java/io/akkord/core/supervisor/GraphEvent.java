package io.akkord.core.supervisor;

import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.core.message.Completions;
import io.akkord.core.message.Failure;
import java.util.List;
import java.util.Map;

/**
 * A fact of one graph. Facts are applied in order and never refused; the journal holds them in a schema of its own.
 * Columns of one event have equal lengths. Wall times are milliseconds since 1970 and for display only.
 */
public sealed interface GraphEvent {

    /** A supervisor began a life: persisted before anything else that it does. */
    record EpochStarted(long epoch, String node, long wallMillis) implements GraphEvent {}

    /**
     * A piece of an encoded segment, at most 128 KiB.
     *
     * @param sequence 0 for the submission, else the client's number of the extension
     */
    record GraphPart(long sequence, int index, byte[] bytes) implements GraphEvent {}

    /**
     * All parts of the submission have arrived.
     *
     * @param digest CRC32C-based 64-bit digest of the joined parts
     * @param options how the graph is run; its id is empty, the journal's name has it
     * @param open whether extensions may follow
     */
    record GraphSubmitted(int parts, long digest, GraphOptions options, boolean open, long wallMillis)
            implements GraphEvent {}

    /** All parts of an extension have arrived; its tasks are dispatched after this. */
    record GraphExtended(long sequence, int parts, long digest) implements GraphEvent {}

    /** No further extension will come. */
    record GraphSealed(long sequence) implements GraphEvent {}

    /** A worker was given a number in this graph, which the columns of later events use. */
    record WorkerSeen(int worker, String workerId, String node) implements GraphEvent {}

    /**
     * A worker has shown what it has, and may be given tasks from now on: until it is lost, or a new epoch starts.
     *
     * @param node address of its node now; it changes when its actor system starts anew
     * @param roles roles of its node, in ascending order
     * @param slots tasks it runs at the same time
     * @param resources named counters
     * @param memoryBytes bytes of results that it keeps in memory; 0 if it does not say
     */
    record WorkerAdopted(
            int worker, String node, List<String> roles, int slots, Map<String, Integer> resources, long memoryBytes)
            implements GraphEvent {}

    /**
     * Tasks were handed to workers.
     *
     * @param reasons one of the {@code REASON_} constants each
     * @param scores score of the chosen worker, lower is better, in the strategy's own unit
     * @param runnersUp score of the best other worker; {@link Integer#MAX_VALUE} if there was none
     */
    record TasksDispatched(int[] tasks, int[] workers, int[] attempts, byte[] reasons, int[] scores, int[] runnersUp)
            implements GraphEvent {

        /** The task's first dispatch. */
        public static final byte REASON_FIRST = 0;
        /** The attempt before it was lost with its worker. */
        public static final byte REASON_LOST = 1;
        /** Its recorded result was lost and is still needed. */
        public static final byte REASON_LINEAGE = 2;
        /** Another worker gave it back, because this one would begin it earlier. */
        public static final byte REASON_STOLEN = 3;

        /** A copy beside the attempt under way, which takes too long; both go on until one of them ends. */
        public static final byte REASON_SPECULATIVE = 4;
    }

    /** Tasks completed for the first time; all their inputs are recorded in this event or before it. */
    record TasksCompleted(int[] workers, Completions completions) implements GraphEvent {}

    /** A worker gave tasks back that it had not started, to be dispatched anew: these attempts end without blame. */
    record TasksRetracted(int worker, int[] tasks) implements GraphEvent {}

    /** Results of recorded tasks were made again. */
    record ResultsRecomputed(int[] workers, Completions completions) implements GraphEvent {}

    /** A task failed for good; what depends on it cannot run any more. */
    record TaskFailed(int task, int attempt, int worker, int tries, Failure failure) implements GraphEvent {}

    /**
     * A worker's lease ended: its unfinished attempts and the results that only it held are gone.
     *
     * @param tasks tasks that were dispatched there and unfinished
     * @param executing 1 for each task whose body was running as far as is known
     */
    record WorkerLost(int worker, int[] tasks, byte[] executing) implements GraphEvent {}

    /**
     * A worker's process had ended while it was executing these attempts, as its own file tells. Noticed before or after
     * the worker was lost; at most once for each worker.
     *
     * @param how what is known of its end, for people
     */
    record ExecutingDied(int worker, int[] tasks, int[] attempts, String how, long wallMillis) implements GraphEvent {}

    /**
     * A live worker no longer has results or attempts that it was believed to have; for worker {@link
     * io.akkord.core.message.ToWorker#FROM_CHECKPOINT}, stored results are damaged.
     */
    record ResultsMissing(int worker, int[] results, int[] attempts) implements GraphEvent {}

    /** Attempts that an adopted worker still holds go on under the present epoch; results it holds are available. */
    record ResultsAdopted(int worker, int[] results, long[] sizes) implements GraphEvent {}

    /**
     * A person accepted that operations have other code than the graph was submitted with: from now on this is theirs.
     *
     * @param operations rows of the operation table
     * @param fingerprints of the code that was accepted
     * @param by who accepted it
     */
    record CodeAccepted(int[] operations, long[] fingerprints, String by, long wallMillis) implements GraphEvent {}

    /** A worker said that it is about to leave: it is given no more tasks, and what only it has goes to others. */
    record WorkerLeaving(int worker) implements GraphEvent {}

    /** A client asked for the end. */
    record GraphCancelled(String reason, long wallMillis) implements GraphEvent {}

    /** The end: nothing more will run. */
    record GraphCompleted(GraphStatus.State outcome, String message, long wallMillis) implements GraphEvent {}

    /**
     * Inline results that stand again.
     *
     * @param tasks in ascending order, with the length of each in {@code inline}
     * @param last whether no more come
     */
    record Carried(int[] tasks, int[] lengths, byte[] inline, boolean last) {}

    /**
     * The graph is said again: these results stood in events that may be deleted, and stand here from now on. Others that
     * stood there are gone once the last have come. A history may begin with the first of these; {@link GraphRestated} follows.
     *
     * @param number of this event
     * @param cutBefore events before this number may be deleted; 0 for none
     * @param index of this event in the restatement
     */
    record ResultsCarried(long number, long cutBefore, int index, Carried carried, long wallMillis)
            implements GraphEvent {}

    /**
     * A piece of the graph's state as it is here, behind {@link ResultsCarried}.
     *
     * @param number of this event
     * @param index of this event in the restatement
     * @param last whether it is the last piece
     */
    record GraphRestated(long number, int index, byte[] state, boolean last) implements GraphEvent {}

    /**
     * Everything of the graph that has ended is deleted, up to this event: its id is free again. A history may begin with
     * it.
     *
     * @param number of this event
     * @param epoch of the supervisor's last life; a graph that gets the id goes on counting
     */
    record GraphPruned(long number, long epoch, long wallMillis) implements GraphEvent {}
}
