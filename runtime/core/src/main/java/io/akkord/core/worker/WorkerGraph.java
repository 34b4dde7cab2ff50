package io.akkord.core.worker;

import io.akkord.api.Ordering;
import io.akkord.api.TaskOptions;
import io.akkord.core.collection.IntMap;
import io.akkord.core.message.WorkerAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** One graph's part on this worker: its rows, what they wait for, and what is held. */
final class WorkerGraph {

    /** An input that is not here: who waits for it, and where it is to come from. */
    static final class Awaited {
        int source;
        /** The source was asked, or is this worker itself. */
        boolean asked;

        final List<TaskRow> waiting = new ArrayList<>(2);

        Awaited(int source) {
            this.source = source;
        }
    }

    /** A result in the store. */
    static final class Held {
        final long size;
        /** Made elsewhere; dropped as soon as no row here uses it. */
        final boolean copy;
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
    final IntMap<List<String>> subscribers = new IntMap<>();
    final CompletionBatch outbox = new CompletionBatch();
    final TreeMap<String, PeerOutbox> peers = new TreeMap<>();
    final io.akkord.core.collection.IntList fromJournal = new io.akkord.core.collection.IntList();
    Ordering ordering = Ordering.CRITICAL_PATH;
    int number = -1;
    boolean dirty;

    WorkerGraph(String id) {
        this.id = id;
    }

    PeerOutbox peer(String workerId) {
        return peers.computeIfAbsent(workerId, w -> new PeerOutbox());
    }
}
