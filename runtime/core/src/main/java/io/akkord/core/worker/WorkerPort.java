package io.akkord.core.worker;

import io.akkord.core.graph.OperationSpec;
import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.WorkerAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The effects of a worker's dataflow: what its shell does for it. Answers come back as calls of {@link WorkerCore}. */
public interface WorkerPort {

    /** Sends on the link to the supervisor of a graph. */
    void toSupervisor(String graph, ToSupervisor message);

    /** Whether a further message to the supervisor would go out at once; if not, completions gather into larger ones. */
    boolean hasRoomToSupervisor(String graph);

    /** Monotonic time, nanoseconds: only to tell how long tasks waited. */
    long nanos();

    /** Whether results fill the memory and cannot be spilled: then one task runs at a time. Asked again on each flush. */
    boolean isPaused();

    /**
     * Whether the coordinator of a graph certainly still counts this worker as alive, so that nobody was given its tasks. Asked
     * before an effect begins; a shell without leases is always counted.
     */
    default boolean isCounted(String graph) {
        return true;
    }

    /** Sends on the link to another worker. */
    void toPeer(String workerId, ToPeer message);

    /** Learns where other workers are. */
    void knowPeers(List<WorkerAddress> peers);

    /**
     * Learns rows of a graph's operation table, anew if a row's code was accepted since.
     *
     * @return fingerprints of the code on this node; 0 where there is none, or it is not known
     */
    long[] defineOperations(String graph, int first, List<OperationSpec> operations);

    /** Runs the body of a task; ends with {@link WorkerCore#succeeded} or {@link WorkerCore#failed}. */
    void start(TaskRow row);

    /** Bodies that have been running for at least so long, in any order. What waits for a slot does not run. */
    List<RunningBody> running(long leastMicros);

    /** Stops a started task: takes it out of the queue or interrupts it; its end is still reported. */
    void stop(TaskRow row);

    /** Calls {@link WorkerCore#retry} after a pause. */
    void retryLater(TaskRow row, long millis);

    /** Fetches a large result; ends with {@link WorkerCore#arrived} or {@link WorkerCore#unavailable}. */
    void fetch(String graph, int task, String workerId);

    /** Reads a result from the checkpoint store; ends as {@link #fetch}. */
    void readCheckpoint(String graph, int task);

    /** Puts an encoded result that was pushed into the result store. */
    void store(String graph, int task, byte[] value);

    /** The encoded result if it is small enough to be pushed; null if it is larger or gone. */
    byte @Nullable [] smallResult(String graph, int task);

    /** Drops results from the result store. */
    void release(String graph, int[] tasks);

    /** Drops everything of a graph whose name another one has now: its supervisor is linked. */
    void dropGraph(String graph);

    /** Drops everything of a graph. */
    void closeGraph(String graph);
}
