package io.akkord.core.worker;

import io.akkord.core.message.Failure;
import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToWorker;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The dataflow of one worker over all graphs. It owns pieces of graphs: it counts down the inputs of the tasks that were
 * dispatched to it, starts what is ready, releases local dependents at once, and gives results to the workers that
 * subscribed. What arrives is told by the methods; effects go to the {@link WorkerPort}; {@link #flush} ends a burst of
 * arrivals and sends what gathered; between flushes slots may go on by themselves with {@link #takeNext}. Starts no
 * thread, reads no clock. One caller at a time.
 */
public final class WorkerCore {

    private final WorkerPort port;
    private final TreeMap<String, WorkerGraph> graphs = new TreeMap<>();
    private final UnrecordedCompletions unrecorded;
    private final Slots slots;
    private final InputSources sources;
    private final InputFlow inputs;
    private final Keeping keeping;
    private final Attempts attempts;
    private final BodyEnds bodyEnds;
    private final Subscriptions subscriptions;
    private final ExecutionReports executionReports;
    private final GivingBack givingBack;
    private final GraphTables tables;

    public WorkerCore(WorkerSettings settings, WorkerPort port) {
        this.port = port;
        this.unrecorded = new UnrecordedCompletions(settings, port);
        this.slots = new Slots(settings, port, unrecorded);
        this.sources = new InputSources(port);
        this.inputs = new InputFlow(port, sources, slots::becomeReady);
        this.keeping = new Keeping(port, sources);
        this.attempts = new Attempts(port, inputs, slots, unrecorded);
        this.subscriptions = new Subscriptions(port);
        this.bodyEnds = new BodyEnds(port, inputs, subscriptions, slots, unrecorded);
        this.executionReports = new ExecutionReports(port);
        this.givingBack = new GivingBack(port, inputs);
        this.tables = new GraphTables(port, sources, givingBack);
    }

    /** A message of a graph's supervisor. */
    public void received(String graphId, ToWorker message) {
        WorkerGraph graph = graphs.get(graphId);
        if (message instanceof ToWorker.OpenGraph open) {
            open(graphOf(graphId, open.anew()), open);
        } else if (graph != null) {
            graph.dirty = true;
            received(graph, message);
        }
    }

    private void received(WorkerGraph graph, ToWorker message) {
        if (message instanceof ToWorker.Dispatch dispatch) {
            attempts.dispatched(graph, dispatch);
        } else if (message instanceof ToWorker.Recorded recorded) {
            bodyEnds.recorded(graph, recorded.tasks());
        } else if (message instanceof ToWorker.Release release) {
            inputs.release(graph, release);
        } else if (message instanceof ToWorker.MoveInputs moves) {
            sources.move(graph, moves.inputs(), moves.sources());
        } else if (message instanceof ToWorker.SupplyInputs supply) {
            inputs.supply(graph, supply.tasks(), supply.lengths(), supply.values());
        } else if (message instanceof ToWorker.Cancel cancel) {
            attempts.cancelled(graph, cancel.tasks());
        } else if (message instanceof ToWorker.Retract retract) {
            givingBack.retract(graph, retract.most());
        } else if (message instanceof ToWorker.HandBack) {
            givingBack.handBack(graph);
        } else if (message instanceof ToWorker.KeepResults wanted) {
            keeping.keep(graph, wanted);
        } else if (message instanceof ToWorker.MayLeave) {
            graph.mayLeave = true;
        } else if (message instanceof ToWorker.RemainingWork remaining) {
            graph.ready.remainingMicros = remaining.micros();
        } else if (message instanceof ToWorker.CloseGraph) {
            close(graph);
        } else {
            tables.received(graph, message);
        }
    }

    /** What is here of a graph; nothing if it is another one of that name, which was given up without a word. */
    private WorkerGraph graphOf(String graphId, boolean anew) {
        WorkerGraph graph = graphs.get(graphId);
        if (graph != null && anew) {
            attempts.closed(graph);
            port.dropGraph(graphId);
        }
        return graph == null || anew ? new WorkerGraph(graphId) : graph;
    }

    /** A new link to the supervisor: what the old one may have lost is said again. */
    private void open(WorkerGraph graph, ToWorker.OpenGraph open) {
        graphs.put(graph.id, graph);
        graph.number = open.yourNumber();
        graph.ordering = open.ordering();
        graph.ready.weight = open.weight();
        // Addresses come again, and with them the inputs are asked for again: links to others may be new too.
        graph.workers.clear();
        graph.mayLeave = false;
        Keeping.forgetAll(graph);
        graph.dirty = true;
        givingBack.forgetEffects(graph);
        unrecorded.sayAgain(graph);
        port.toSupervisor(graph.id, Inventories.of(graph));
        graph.toldExecuting = ExecutionReports.NOTHING;
    }

    private void close(WorkerGraph graph) {
        attempts.closed(graph);
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
        if (message instanceof ToPeer.Subscribe subscribe) {
            subscriptions.add(graph, fromWorkerId, subscribe.tasks());
        } else if (message instanceof ToPeer.Push push) {
            inputs.supply(graph, push.tasks(), push.lengths(), push.values());
        } else if (message instanceof ToPeer.Notice notice) {
            sources.noticed(graph, notice.tasks(), fromWorkerId);
        }
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
        LocalTask local = graph == null ? null : graph.find(task);
        if (graph != null && local != null) {
            sources.unavailable(graph, local);
            graph.dirty = true;
        }
    }

    /** The body of a started task returned. */
    public void succeeded(TaskRow row, Outcome outcome) {
        slots.ran(row, outcome.runMicros());
        if (bodyEnds.ended(row, graphs.get(row.graph.id))) {
            bodyEnds.succeeded(row, outcome);
        }
    }

    /** The body of a started task threw, was interrupted, or could not be run. */
    public void failed(TaskRow row, Failure failure, boolean retriable) {
        if (bodyEnds.ended(row, graphs.get(row.graph.id))) {
            bodyEnds.failed(row, failure, retriable);
        }
    }

    /** A started task found one of its inputs gone from the store: it waits again, and the input is asked for anew. */
    public void inputGone(TaskRow row, int input) {
        if (bodyEnds.ended(row, graphs.get(row.graph.id))) {
            row.state = TaskRow.State.WAITING;
            inputs.gone(row.graph, row, input);
            row.graph.dirty = true;
        }
    }

    /** The pause before another try is over. */
    public void retry(TaskRow row) {
        attempts.retry(row);
    }

    /** The shell started anew: its timers are gone, and answers to its fetches will not come. */
    public void reattached() {
        for (WorkerGraph graph : graphs.values()) {
            InputSources.forgetFetches(graph);
            attempts.retryAll(graph);
        }
    }

    /** Starts what may be started and sends what gathered; to be called after each burst of arrivals. */
    public void flush() {
        slots.startReady();
        for (WorkerGraph graph : graphs.values()) {
            if (graph.dirty) {
                flush(graph);
            }
        }
    }

    private void flush(WorkerGraph graph) {
        sources.flush(graph);
        subscriptions.flush(graph);
        keeping.tell(graph);
        graph.dirty = false;
        unrecorded.flush(graph);
    }

    /**
     * The task that a slot goes on with at once after one that succeeded: it counts as started. Null if nothing may start,
     * or if what comes first has a deadline and so wants a begin of its own.
     */
    public @Nullable TaskRow takeNext() {
        return slots.takeNext();
    }

    /** Whether a task could start that waits for nothing but a slot. */
    public boolean hasReady() {
        return slots.hasReady();
    }

    /** Whether results wait that other workers have asked for; the answer is given once, {@link #flush} sends them. */
    public boolean takeNewsForPeers() {
        return subscriptions.takeNews();
    }

    /** Tells supervisors which bodies run, if they do not know; to be called about once a second. */
    public void reportExecuting() {
        executionReports.tell(graphs.values());
    }

    /** Tasks whose bodies run or wait for a slot. */
    public int running() {
        return slots.running();
    }

    /** Finished completions that the journal does not hold as far as is known. */
    public int unrecorded() {
        return unrecorded.count();
    }

    /** Whether every graph has let this worker go, so that nothing is lost if it leaves now. */
    public boolean mayLeave() {
        return graphs.values().stream().allMatch(graph -> graph.mayLeave);
    }

    Collection<WorkerGraph> graphs() {
        return graphs.values();
    }

    @Nullable
    WorkerGraph graph(String id) {
        return graphs.get(id);
    }
}
