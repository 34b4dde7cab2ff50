package io.akkord.core.worker;

import io.akkord.core.collection.IntList;
import io.akkord.core.collection.LongList;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.util.Collection;
import java.util.Objects;

/**
 * What a worker does when it, or another one, is about to leave: it gives back what has not started, or fetches what the
 * other one holds and keeps it.
 */
final class Departure {

    private final WorkerPort port;
    private final InputFlow inputs;

    Departure(WorkerPort port, InputFlow inputs) {
        this.port = port;
        this.inputs = inputs;
    }

    /** Takes a message of a supervisor; false if it is about something else. */
    boolean received(WorkerGraph graph, ToWorker message) {
        if (message instanceof ToWorker.HandBack) {
            handBack(graph);
        } else if (message instanceof ToWorker.KeepResults keep) {
            inputs.keep(graph, keep.tasks(), keep.sources());
        } else if (message instanceof ToWorker.MayLeave) {
            graph.mayLeave = true;
        } else {
            return false;
        }
        return true;
    }

    /** Not what has begun to be tried here: it goes on, and is waited for. */
    private void handBack(WorkerGraph graph) {
        IntList tasks = new IntList();
        IntList attempts = new IntList();
        for (int task : graph.rows.sortedKeys()) {
            TaskRow row = Objects.requireNonNull(graph.rows.get(task));
            boolean begun =
                    row.state == TaskRow.State.STARTED || row.state == TaskRow.State.BACKING_OFF || row.tries > 0;
            if (!begun) {
                graph.removeRow(task);
                row.state = TaskRow.State.WAITING;
                inputs.done(graph, row);
                tasks.add(task);
                attempts.add(row.attempt);
            }
        }
        port.toSupervisor(graph.id, new ToSupervisor.Retracted(tasks.toArray(), attempts.toArray()));
    }

    /** Tells the supervisor which of the results that it asked for are here now. */
    void tellKept(WorkerGraph graph) {
        if (graph.kept.isEmpty()) {
            return;
        }
        IntList tasks = new IntList();
        LongList sizes = new LongList();
        for (int task : graph.kept.toArray()) {
            WorkerGraph.Held held = graph.held.get(task);
            if (held != null && !held.copy) {
                tasks.add(task);
                sizes.add(held.size);
            }
        }
        graph.kept.clear();
        port.toSupervisor(graph.id, new ToSupervisor.Kept(tasks.toArray(), sizes.toArray()));
    }

    /** Whether every graph has let the worker go. */
    static boolean isDone(Collection<WorkerGraph> graphs) {
        return graphs.stream().allMatch(graph -> graph.mayLeave);
    }
}
