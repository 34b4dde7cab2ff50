package io.akkord.core.worker;

import io.akkord.api.Ordering;
import io.akkord.api.TaskOptions;
import io.akkord.core.collection.IntList;
import io.akkord.core.collection.IntMap;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.WorkerAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One graph's part on this worker: what it knows of the graph's tasks, and what waits to be said. */
final class WorkerGraph {

    final String id;
    final List<TaskOptions> options = new ArrayList<>();
    final IntMap<WorkerAddress> workers = new IntMap<>();
    private final IntMap<LocalTask> tasks = new IntMap<>();

    /** Of the results that were to be kept, what has come and was not told. */
    final IntList kept = new IntList();

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
        stir(outbox);
        return outbox;
    }

    /** Something is about to be added to it. */
    void stir(PeerOutbox outbox) {
        if (!outbox.stirred) {
            outbox.stirred = true;
            stirred.add(outbox);
        }
    }

    /** Hands over what waits to be said, in the order in which it began to wait. */
    void drainPeers(Consumer<PeerOutbox> consumer) {
        for (PeerOutbox outbox : stirred) {
            outbox.stirred = false;
            consumer.accept(outbox);
        }
        stirred.clear();
    }

    /** What is known of a task; null if nothing is. */
    @Nullable
    LocalTask find(int task) {
        return tasks.get(task);
    }

    /** What is known of a task, for something to be added. */
    LocalTask of(int task) {
        LocalTask present = tasks.get(task);
        if (present == null) {
            present = new LocalTask(task);
            list(present);
        }
        return present;
    }

    void list(LocalTask local) {
        if (!local.listed) {
            local.listed = true;
            tasks.put(local.task, local);
        }
    }

    /** Forgets a task of which nothing is left to know. */
    void tidy(LocalTask local) {
        if (local.listed && local.isEmpty()) {
            local.listed = false;
            tasks.remove(local.task);
        }
    }

    /** The tasks of which something certain is known, in ascending order; takes as long as there are tasks. */
    List<LocalTask> all(Predicate<LocalTask> wanted) {
        List<LocalTask> found = new ArrayList<>();
        for (int task : tasks.sortedKeys()) {
            LocalTask local = Objects.requireNonNull(tasks.get(task));
            if (wanted.test(local)) {
                found.add(local);
            }
        }
        return found;
    }

    List<LocalTask> withRows() {
        return all(local -> local.row != null);
    }
}
