package io.akkord.core.worker;

import io.akkord.core.collection.IntList;
import io.akkord.core.collection.LongList;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;

/** Results that this worker is to keep for a graph though it did not make them: it asks for them, and tells when they have come. */
final class Keeping {

    private final WorkerPort port;
    private final InputSources sources;

    Keeping(WorkerPort port, InputSources sources) {
        this.port = port;
        this.sources = sources;
    }

    /** Asks for results that are to be kept, whoever needs them; each counts as used until it has come. */
    void keep(WorkerGraph graph, ToWorker.KeepResults wanted) {
        for (int i = 0; i < wanted.tasks().length; i++) {
            LocalTask local = graph.of(wanted.tasks()[i]);
            if (local.held) {
                local.copy = false;
                graph.kept.add(local.task);
                continue;
            }
            if (!local.keeping) {
                local.keeping = true;
                local.users++;
            }
            local.awaited = true;
            sources.moveTo(graph, local, wanted.sources()[i]);
        }
    }

    /** On a new link what is to be kept is said again. */
    static void forgetAll(WorkerGraph graph) {
        for (LocalTask local : graph.all(each -> each.keeping)) {
            forget(local);
            graph.tidy(local);
        }
        graph.kept.clear();
    }

    static void forget(LocalTask local) {
        if (local.keeping) {
            local.keeping = false;
            if (--local.users == 0 && local.awaited) {
                local.endAwaiting();
            }
        }
    }

    /** What was to be kept is held: it is the worker's own now. */
    static void came(WorkerGraph graph, LocalTask local) {
        if (local.keeping) {
            local.keeping = false;
            local.users--;
            local.copy = false;
            graph.kept.add(local.task);
        }
    }

    /** Tells the supervisor which of the results that it asked for are here now. */
    void tell(WorkerGraph graph) {
        if (graph.kept.isEmpty()) {
            return;
        }
        IntList tasks = new IntList();
        LongList sizes = new LongList();
        for (int task : graph.kept.toArray()) {
            LocalTask local = graph.find(task);
            if (local != null && local.held && !local.copy) {
                tasks.add(task);
                sizes.add(local.size);
            }
        }
        graph.kept.clear();
        port.toSupervisor(graph.id, new ToSupervisor.Kept(tasks.toArray(), sizes.toArray()));
    }
}
