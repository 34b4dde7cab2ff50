package io.akkord.core.worker;

import io.akkord.api.Ordering;
import io.akkord.api.TaskOptions;
import io.akkord.core.collection.Few;
import io.akkord.core.collection.IntList;
import io.akkord.core.collection.IntMap;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.WorkerAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One graph's part on this worker: its rows, what they wait for, and what is held.
 *
 * <p>Each input position of a row is counted as a user in exactly one place: where the input is held, if it is there to
 * be used, else where it is awaited.
 */
final class WorkerGraph {

    /** An input that is not here, or not to be used yet: who waits for it, and where it is to come from. */
    static final class Awaited {
        int source;
        int users;
        final Few<TaskRow> waiting = new Few<>();

        Awaited(int source) {
            this.source = source;
        }
    }

    /** A result in the store. */
    static final class Held {
        final long size;
        /** Not this worker's to keep: dropped as soon as no row here uses it. */
        boolean copy;
        /** Given to nobody before its completion is recorded. */
        boolean unpublished;

        int users;

        Held(long size, boolean copy) {
            this.size = size;
            this.copy = copy;
        }
    }

    /** A completion that the journal does not hold as far as is known. */
    record Unrecorded(int attempt, Outcome outcome) {}

    final String id;
    final List<TaskOptions> options = new ArrayList<>();
    final IntMap<WorkerAddress> workers = new IntMap<>();
    final IntMap<TaskRow> rows = new IntMap<>();
    final IntMap<Awaited> awaited = new IntMap<>();
    final IntMap<Held> held = new IntMap<>();
    final IntMap<Unrecorded> unrecorded = new IntMap<>();
    final IntMap<Few<String>> subscribers = new IntMap<>();
    /** Inputs that are being fetched or read, with the source that was asked; each ends with one answer. */
    final IntMap<Integer> fetching = new IntMap<>();

    /** Results that are to be kept when they come, though no row here may need them. */
    final IntMap<Boolean> keeping = new IntMap<>();

    /** Of these, what has come and was not told. */
    final IntList kept = new IntList();

    /** Impure tasks whose cancelled bodies still run. */
    final IntMap<TaskRow> stopping = new IntMap<>();

    final CodeCheck code = new CodeCheck();
    final CompletionBatch outbox = new CompletionBatch();
    private final Map<String, PeerOutbox> peers = new HashMap<>();
    private final List<PeerOutbox> stirred = new ArrayList<>();
    final IntList fromJournal = new IntList();
    final GraphQueue ready = new GraphQueue();
    Ordering ordering = Ordering.CRITICAL_PATH;
    ToSupervisor.Executing toldExecuting = ExecutionReports.NOTHING;
    int number = -1;
    boolean dirty;
    /** As far as this graph goes, the worker may leave. */
    boolean mayLeave;

    WorkerGraph(String id) {
        this.id = id;
    }

    /** What waits to be said to another worker, for something to be added. */
    PeerOutbox peer(String workerId) {
        PeerOutbox outbox = peers.computeIfAbsent(workerId, PeerOutbox::new);
        if (!outbox.stirred) {
            outbox.stirred = true;
            stirred.add(outbox);
        }
        return outbox;
    }

    /** Hands over what waits to be said, in the order in which it began to wait. */
    void drainPeers(Consumer<PeerOutbox> consumer) {
        for (PeerOutbox outbox : stirred) {
            outbox.stirred = false;
            consumer.accept(outbox);
        }
        stirred.clear();
    }

    /** Takes out the row of a task; null if there is none. */
    @Nullable
    TaskRow removeRow(int task) {
        TaskRow row = rows.remove(task);
        if (row != null) {
            row.gone = true;
        }
        return row;
    }

    /** Whether the input is here and may be used. */
    boolean isUsable(int input) {
        Held found = held.get(input);
        return found != null && !found.unpublished;
    }
}
