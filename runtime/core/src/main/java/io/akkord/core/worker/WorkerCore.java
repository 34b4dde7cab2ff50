package io.akkord.core.worker;

import io.akkord.api.RetryPolicy;
import io.akkord.core.message.Completions;
import io.akkord.core.message.Failure;
import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The dataflow of one worker over all graphs. It owns pieces of graphs: it counts down the inputs of the tasks that were
 * dispatched to it, starts what is ready, releases local dependents at once, and gives results to the workers that
 * subscribed. What arrives is told by the methods; effects go to the {@link WorkerPort}; {@link #flush} ends a burst of
 * arrivals and sends what gathered. Starts no thread, reads no clock. One writer.
 */
public final class WorkerCore {

    private final WorkerSettings settings;
    private final WorkerPort port;
    private final TreeMap<String, WorkerGraph> graphs = new TreeMap<>();
    private final ReadyQueue ready;
    private final InputFlow inputs;
    private int running;
    private int unrecorded;
    private long unrecordedBytes;
    private int meanMicros = -1;

    public WorkerCore(WorkerSettings settings, WorkerPort port) {
        this.settings = settings;
        this.port = port;
        this.ready = new ReadyQueue(settings.resources());
        this.inputs = new InputFlow(port, this::becomeReady);
    }

    /** A message of a graph's supervisor. */
    public void received(String graphId, ToWorker message) {
        if (message instanceof ToWorker.OpenGraph open) {
            open(graphId, open);
            return;
        }
        WorkerGraph graph = graphs.get(graphId);
        if (graph == null) {
            return;
        }
        if (message instanceof ToWorker.Dispatch dispatch) {
            DispatchReader.forEachRow(graph, dispatch, (row, sources, from) -> accept(graph, row, sources, from));
        } else if (message instanceof ToWorker.Recorded recorded) {
            recorded(graph, recorded.tasks());
        } else if (message instanceof ToWorker.Release release) {
            release(graph, release.tasks());
        } else if (message instanceof ToWorker.MoveInputs moves) {
            inputs.move(graph, moves.inputs(), moves.sources());
        } else if (message instanceof ToWorker.SupplyInputs supply) {
            inputs.supply(graph, supply.tasks(), supply.lengths(), supply.values());
        } else if (message instanceof ToWorker.Cancel cancel) {
            cancel(graph, cancel.tasks());
        } else if (message instanceof ToWorker.DefineOperations define) {
            port.defineOperations(graphId, define.first(), define.operations());
        } else if (message instanceof ToWorker.DefineOptions define) {
            while (graph.options.size() > define.first()) {
                graph.options.remove(graph.options.size() - 1);
            }
            graph.options.addAll(define.options());
        } else if (message instanceof ToWorker.DefineWorkers define) {
            port.knowPeers(define.workers());
            inputs.defineWorkers(graph, define.workers());
        } else if (message instanceof ToWorker.CloseGraph) {
            close(graph);
        }
        graph.dirty = true;
    }

    private void open(String graphId, ToWorker.OpenGraph open) {
        WorkerGraph graph = graphs.computeIfAbsent(graphId, WorkerGraph::new);
        graph.number = open.yourNumber();
        graph.ordering = open.ordering();
        graph.outbox.clear();
        for (int task : graph.unrecorded.sortedKeys()) {
            WorkerGraph.Unrecorded done = java.util.Objects.requireNonNull(graph.unrecorded.get(task));
            graph.outbox.add(task, done.attempt(), done.outcome());
        }
        graph.outbox.drain().forEach(frame -> port.toSupervisor(graphId, new ToSupervisor.Completed(frame)));
        port.toSupervisor(graphId, Inventories.of(graph));
    }

    private void accept(WorkerGraph graph, TaskRow row, int[] sources, int from) {
        WorkerGraph.Held present = graph.held.get(row.task);
        if (present != null && !present.copy || graph.rows.containsKey(row.task)) {
            replace(graph, row);
        }
        graph.rows.put(row.task, row);
        inputs.await(graph, row, sources, from);
        if (row.missing == 0) {
            becomeReady(row);
        }
    }

    /** The task is here already, under an older attempt: the newer one takes its place. */
    private void replace(WorkerGraph graph, TaskRow row) {
        cancel(graph, new int[] {row.task});
    }

    private void becomeReady(TaskRow row) {
        row.state = TaskRow.State.READY;
        ready.add(row);
    }

    /** Starts what may be started and sends what gathered; to be called after each burst of arrivals. */
    public void flush() {
        startReady();
        for (WorkerGraph graph : graphs.values()) {
            if (graph.dirty) {
                flush(graph);
            }
        }
    }

    private void startReady() {
        while (running < settings.slots() + runAhead()
                && unrecorded < settings.unrecordedLimit()
                && unrecordedBytes < settings.unrecordedBytes()) {
            TaskRow next = ready.poll();
            if (next == null) {
                return;
            }
            next.state = TaskRow.State.STARTED;
            running++;
            port.start(next);
        }
    }

    /**
     * Tasks handed to the slots ahead of time, so that a slot need not wait for a round of messages after each short
     * task: about a millisecond of work, nothing for tasks that are long anyway.
     */
    private int runAhead() {
        if (meanMicros < 0 || meanMicros > 2_000) {
            return 0;
        }
        return Math.min(256, 1 + 1_000 * settings.slots() / Math.max(1, meanMicros));
    }

    private void flush(WorkerGraph graph) {
        if (!graph.outbox.isEmpty() && !port.hasRoomToSupervisor(graph.id)) {
            inputs.flush(graph);
            return;
        }
        graph.dirty = false;
        inputs.flush(graph);
        if (!graph.outbox.isEmpty()) {
            for (Completions frame : graph.outbox.drain()) {
                port.toSupervisor(graph.id, new ToSupervisor.Completed(frame));
            }
        }
    }

    /** The body of a started task returned. */
    public void succeeded(TaskRow row, Outcome outcome) {
        WorkerGraph graph = row.graph;
        end(row);
        meanMicros = meanMicros < 0 ? outcome.runMicros() : (meanMicros * 7 + outcome.runMicros()) / 8;
        if (graph.rows.get(row.task) != row) {
            if (!graph.held.containsKey(row.task)) {
                port.release(graph.id, new int[] {row.task});
            }
            return;
        }
        graph.rows.remove(row.task);
        WorkerGraph.Held held = new WorkerGraph.Held(outcome.size(), false);
        held.unpublished = row.isImpure();
        graph.held.put(row.task, held);
        graph.unrecorded.put(row.task, new WorkerGraph.Unrecorded(row.attempt, outcome));
        unrecorded++;
        unrecordedBytes += outcome.inline().length;
        graph.outbox.add(row.task, row.attempt, outcome);
        graph.dirty = true;
        inputs.done(graph, row);
        if (!held.unpublished) {
            inputs.publish(graph, row.task, outcome.size());
        }
    }

    /** The body of a started task threw, was interrupted, or could not be run. */
    public void failed(TaskRow row, Failure failure, boolean retriable) {
        WorkerGraph graph = row.graph;
        end(row);
        if (graph.rows.get(row.task) != row) {
            return;
        }
        row.tries++;
        RetryPolicy policy = row.options().retry();
        if (retriable && row.tries < policy.maxTries()) {
            row.state = TaskRow.State.BACKING_OFF;
            port.retryLater(row, policy.backoffAfter(row.tries).toMillis());
            return;
        }
        graph.rows.remove(row.task);
        inputs.done(graph, row);
        port.toSupervisor(graph.id, new ToSupervisor.Failed(row.task, row.attempt, row.tries, failure));
        graph.dirty = true;
    }

    /** A started task found one of its inputs gone from the store: it waits again, and the input is asked for anew. */
    public void inputGone(TaskRow row, int input) {
        WorkerGraph graph = row.graph;
        end(row);
        if (graph.rows.get(row.task) == row) {
            row.state = TaskRow.State.WAITING;
            inputs.gone(graph, row, input);
            graph.dirty = true;
        }
    }

    private void end(TaskRow row) {
        running--;
        ready.giveBack(row);
    }

    /** The pause before another try is over. */
    public void retry(TaskRow row) {
        if (row.graph.rows.get(row.task) == row && row.state == TaskRow.State.BACKING_OFF) {
            becomeReady(row);
        }
    }

    /** The shell started anew and its timers are gone: what paused before another try goes on at once. */
    public void reattached() {
        for (WorkerGraph graph : graphs.values()) {
            for (int task : graph.rows.sortedKeys()) {
                retry(java.util.Objects.requireNonNull(graph.rows.get(task)));
            }
        }
    }

    private void recorded(WorkerGraph graph, int[] tasks) {
        for (int task : tasks) {
            forget(graph, task);
            WorkerGraph.Held held = graph.held.get(task);
            if (held != null && held.unpublished) {
                held.unpublished = false;
                inputs.publish(graph, task, held.size);
            }
        }
    }

    private void forget(WorkerGraph graph, int task) {
        WorkerGraph.Unrecorded done = graph.unrecorded.remove(task);
        if (done != null) {
            unrecorded--;
            unrecordedBytes -= done.outcome().inline().length;
        }
    }

    private void release(WorkerGraph graph, int[] tasks) {
        for (int task : tasks) {
            graph.held.remove(task);
            graph.subscribers.remove(task);
        }
        port.release(graph.id, tasks);
    }

    private void cancel(WorkerGraph graph, int[] tasks) {
        for (int task : tasks) {
            TaskRow row = graph.rows.remove(task);
            if (row != null) {
                if (row.state == TaskRow.State.STARTED) {
                    port.stop(row);
                }
                row.state = TaskRow.State.WAITING;
                inputs.done(graph, row);
            }
            WorkerGraph.Held held = graph.held.get(task);
            if (held != null && !held.copy) {
                forget(graph, task);
                release(graph, new int[] {task});
            }
        }
    }

    private void close(WorkerGraph graph) {
        cancel(graph, graph.rows.sortedKeys());
        for (int task : graph.unrecorded.sortedKeys()) {
            forget(graph, task);
        }
        graphs.remove(graph.id);
        port.closeGraph(graph.id);
    }

    /** A message of another worker. */
    public void received(String fromWorkerId, ToPeer message) {
        WorkerGraph graph = graphs.get(message.graph());
        if (graph == null) {
            return;
        }
        graph.dirty = true;
        inputs.received(graph, fromWorkerId, message);
    }

    /** A large input is now in the result store. */
    public void arrived(String graphId, int task, long size) {
        WorkerGraph graph = graphs.get(graphId);
        if (graph == null) {
            port.release(graphId, new int[] {task});
        } else {
            inputs.arrived(graph, task, size);
            graph.dirty = true;
        }
    }

    /** A large input could not be had. */
    public void unavailable(String graphId, int task) {
        WorkerGraph graph = graphs.get(graphId);
        if (graph != null) {
            inputs.unavailable(graph, task);
            graph.dirty = true;
        }
    }

    /** Tasks whose bodies run or wait for a slot. */
    public int running() {
        return running;
    }

    /** Finished completions that the journal does not hold as far as is known. */
    public int unrecorded() {
        return unrecorded;
    }

    /** All graphs' rows, held results and awaited inputs, for a status line. */
    public String describe() {
        StringBuilder text = new StringBuilder();
        graphs.forEach((id, graph) -> text.append(id)
                .append(": rows ")
                .append(graph.rows.size())
                .append(", awaited ")
                .append(graph.awaited.size())
                .append(", held ")
                .append(graph.held.size())
                .append(", unrecorded ")
                .append(graph.unrecorded.size())
                .append("; "));
        return text.toString();
    }

    @Nullable
    WorkerGraph graph(String id) {
        return graphs.get(id);
    }
}
