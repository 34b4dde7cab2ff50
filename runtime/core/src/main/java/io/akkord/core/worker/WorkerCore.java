package io.akkord.core.worker;

import io.akkord.api.RetryPolicy;
import io.akkord.core.message.Completions;
import io.akkord.core.message.Failure;
import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import io.akkord.core.worker.WorkerGraph.Held;
import io.akkord.core.worker.WorkerGraph.Unrecorded;
import java.util.Objects;
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

    private final WorkerSettings settings;
    private final WorkerPort port;
    private final TreeMap<String, WorkerGraph> graphs = new TreeMap<>();
    private final ReadyQueue ready;
    private final Solitude solitude = new Solitude();
    private final InputFlow inputs;
    private final Subscriptions subscriptions;
    private final ExecutionReports executionReports;
    private final GivingBack givingBack;
    private final GraphTables tables;
    private final Departure departure;
    private int running;
    private int unrecorded;
    private long unrecordedBytes;

    public WorkerCore(WorkerSettings settings, WorkerPort port) {
        this.settings = settings;
        this.port = port;
        this.ready = new ReadyQueue(settings.resources(), settings.graphOrdering());
        this.inputs = new InputFlow(port, this::becomeReady);
        this.subscriptions = new Subscriptions(port);
        this.executionReports = new ExecutionReports(port);
        this.givingBack = new GivingBack(port, inputs);
        this.tables = new GraphTables(port, inputs, givingBack);
        this.departure = new Departure(port, inputs);
    }

    /** A message of a graph's supervisor. */
    public void received(String graphId, ToWorker message) {
        WorkerGraph graph = graphs.get(graphId);
        if (message instanceof ToWorker.OpenGraph open) {
            open(graph == null ? new WorkerGraph(graphId) : graph, open);
        } else if (graph != null) {
            graph.dirty = true;
            received(graph, message);
        }
    }

    private void received(WorkerGraph graph, ToWorker message) {
        if (departure.received(graph, message)) {
            return;
        }
        if (message instanceof ToWorker.Dispatch dispatch) {
            graph.code.refused(dispatch).ifPresent(refused -> port.toSupervisor(graph.id, refused));
            graph.mayLeave = false;
            DispatchReader.forEachRow(graph, dispatch, (row, sources, from) -> accept(graph, row, sources, from));
        } else if (message instanceof ToWorker.Recorded recorded) {
            recorded(graph, recorded.tasks());
        } else if (message instanceof ToWorker.Release release) {
            for (int task : release.tasks()) {
                inputs.release(graph, task);
            }
        } else if (message instanceof ToWorker.MoveInputs moves) {
            inputs.move(graph, moves.inputs(), moves.sources());
        } else if (message instanceof ToWorker.SupplyInputs supply) {
            inputs.supply(graph, supply.tasks(), supply.lengths(), supply.values());
        } else if (message instanceof ToWorker.Cancel cancel) {
            for (int task : cancel.tasks()) {
                cancel(graph, task);
            }
        } else if (message instanceof ToWorker.Retract retract) {
            givingBack.retract(graph, retract.most());
        } else if (message instanceof ToWorker.RemainingWork remaining) {
            graph.ready.remainingMicros = remaining.micros();
        } else if (message instanceof ToWorker.CloseGraph) {
            close(graph);
        } else {
            tables.received(graph, message);
        }
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
        inputs.forgetKeeping(graph);
        graph.dirty = true;
        graph.outbox.clear();
        for (int task : graph.unrecorded.sortedKeys()) {
            Unrecorded done = Objects.requireNonNull(graph.unrecorded.get(task));
            graph.outbox.add(task, done.attempt(), done.outcome());
        }
        report(graph);
        port.toSupervisor(graph.id, Inventories.of(graph));
        graph.toldExecuting = ExecutionReports.NOTHING;
    }

    private void accept(WorkerGraph graph, TaskRow row, int[] sources, int from) {
        if (row.isImpure() && inputs.hasFromElsewhere(graph, row.task)) {
            port.toSupervisor(graph.id, new ToSupervisor.Refused(new int[] {row.task}, new int[] {row.attempt}));
            return;
        }
        if (graph.rows.containsKey(row.task) || graph.unrecorded.containsKey(row.task)) {
            cancel(graph, row.task);
        } else {
            Held present = graph.held.get(row.task);
            if (present != null && !present.copy) {
                inputs.release(graph, row.task);
            }
        }
        if (graph.code.isChanged(row.operation)) {
            return;
        }
        graph.rows.put(row.task, row);
        inputs.await(graph, row, sources, from);
        if (graph.stopping.containsKey(row.task)) {
            row.missing++;
        }
        if (row.missing == 0) {
            becomeReady(row);
        }
    }

    private void becomeReady(TaskRow row) {
        row.state = TaskRow.State.READY;
        row.readyNanos = port.nanos();
        if (row.isAlone()) {
            solitude.add(row);
        } else {
            ready.add(row);
        }
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

    /** With its memory full a worker goes on one task at a time: what that task frees may be what is needed. */
    private void startReady() {
        for (TaskRow next = takeReady(); next != null; next = takeReady()) {
            port.start(next);
        }
    }

    private @Nullable TaskRow takeReady() {
        int slots = port.isPaused() ? 1 : settings.slots();
        TaskRow next = solitude.isWanted() ? solitude.poll(running) : running < slots ? ready.poll(isAtLimit()) : null;
        if (next != null) {
            next.state = TaskRow.State.STARTED;
            running++;
        }
        return next;
    }

    /**
     * The task that a slot goes on with at once after one that succeeded: it counts as started. Null if nothing may start,
     * or if what comes first has a deadline and so wants a begin of its own.
     */
    public @Nullable TaskRow takeNext() {
        TaskRow next = takeReady();
        if (next != null && !next.mayFollow()) {
            running--;
            leave(next);
            becomeReady(next);
            return null;
        }
        return next;
    }

    /** Whether a task could start that waits for nothing but a slot. */
    public boolean hasReady() {
        return !ready.isEmpty() && !solitude.isWanted();
    }

    /** Whether results wait that other workers have asked for; the answer is given once, {@link #flush} sends them. */
    public boolean takeNewsForPeers() {
        return subscriptions.takeNews();
    }

    /**
     * Too much waits for the journal to start anything new. Repeated attempts go on: what waits may wait for them, since
     * the journal takes no completion before those of its inputs.
     */
    private boolean isAtLimit() {
        return unrecorded >= settings.unrecordedLimit() || unrecordedBytes >= settings.unrecordedBytes();
    }

    private void flush(WorkerGraph graph) {
        inputs.flush(graph);
        subscriptions.flush(graph);
        departure.tellKept(graph);
        graph.dirty = false;
        if (graph.outbox.isEmpty()) {
            return;
        }
        if (port.hasRoomToSupervisor(graph.id)) {
            report(graph);
        } else {
            graph.dirty = true;
        }
    }

    private void report(WorkerGraph graph) {
        for (Completions frame : graph.outbox.drain()) {
            port.toSupervisor(graph.id, new ToSupervisor.Completed(frame));
        }
    }

    /** Tells supervisors which bodies run, if they do not know; to be called about once a second. */
    public void reportExecuting() {
        executionReports.tell(graphs.values());
    }

    /** The body of a started task returned. */
    public void succeeded(TaskRow row, Outcome outcome) {
        WorkerGraph graph = row.graph;
        ready.ran(row, outcome.runMicros());
        if (!end(row)) {
            return;
        }
        graph.removeRow(row.task);
        keep(graph, row, outcome);
        graph.unrecorded.put(row.task, new Unrecorded(row.attempt, outcome));
        unrecorded++;
        unrecordedBytes += outcome.inline().length;
        graph.outbox.add(row.task, row.attempt, outcome);
        graph.dirty = true;
        inputs.done(graph, row);
        if (!row.isImpure()) {
            publish(graph, row.task, outcome.size());
        }
    }

    private static void keep(WorkerGraph graph, TaskRow row, Outcome outcome) {
        Held held = new Held(outcome.size(), false);
        held.unpublished = row.isImpure();
        Held before = graph.held.get(row.task);
        held.users = before == null ? 0 : before.users;
        graph.held.put(row.task, held);
    }

    private void publish(WorkerGraph graph, int task, long size) {
        inputs.wake(graph, task);
        subscriptions.serve(graph, task, size);
    }

    /** The body of a started task threw, was interrupted, or could not be run. */
    public void failed(TaskRow row, Failure failure, boolean retriable) {
        WorkerGraph graph = row.graph;
        if (!end(row)) {
            return;
        }
        row.tries++;
        RetryPolicy policy = row.options().retry();
        if (retriable && row.tries < policy.maxTries()) {
            row.state = TaskRow.State.BACKING_OFF;
            port.retryLater(row, policy.backoffAfter(row.tries).toMillis());
            return;
        }
        graph.removeRow(row.task);
        inputs.done(graph, row);
        inputs.askAgain(graph, row.task);
        port.toSupervisor(graph.id, new ToSupervisor.Failed(row.task, row.attempt, row.tries, failure));
        graph.dirty = true;
    }

    /** A started task found one of its inputs gone from the store: it waits again, and the input is asked for anew. */
    public void inputGone(TaskRow row, int input) {
        if (end(row)) {
            row.state = TaskRow.State.WAITING;
            inputs.gone(row.graph, row, input);
            row.graph.dirty = true;
        }
    }

    /** A started body has ended; whether its row still counts. If not, what the body may have left in the store goes. */
    private boolean end(TaskRow row) {
        running--;
        leave(row);
        WorkerGraph graph = row.graph;
        if (!row.gone) {
            return true;
        }
        WorkerGraph present = graphs.get(graph.id);
        if (present == null) {
            port.release(graph.id, new int[] {row.task});
        } else if (present == graph) {
            ended(graph, row);
        }
        return false;
    }

    /** What a task had to itself is free again. */
    private void leave(TaskRow row) {
        if (row.isAlone()) {
            solitude.ended(row);
        } else {
            ready.giveBack(row);
        }
    }

    private void ended(WorkerGraph graph, TaskRow row) {
        graph.dirty = true;
        if (row.isImpure()) {
            inputs.stopped(graph, row.task);
        } else if (!graph.held.containsKey(row.task) && !graph.rows.containsKey(row.task)) {
            port.release(graph.id, new int[] {row.task});
        }
    }

    /** The pause before another try is over. */
    public void retry(TaskRow row) {
        if (!row.gone && row.state == TaskRow.State.BACKING_OFF) {
            becomeReady(row);
        }
    }

    /**
     * The shell started anew: its timers are gone, so what paused before another try goes on at once; answers to its
     * fetches will not come, so they are asked for again when the supervisor says where the inputs are.
     */
    public void reattached() {
        for (WorkerGraph graph : graphs.values()) {
            graph.fetching.clear();
            for (int task : graph.rows.sortedKeys()) {
                retry(Objects.requireNonNull(graph.rows.get(task)));
            }
        }
    }

    private void recorded(WorkerGraph graph, int[] tasks) {
        for (int task : tasks) {
            forget(graph, task);
            Held held = graph.held.get(task);
            if (held != null && held.unpublished) {
                held.unpublished = false;
                publish(graph, task, held.size);
            }
        }
    }

    private void forget(WorkerGraph graph, int task) {
        Unrecorded done = graph.unrecorded.remove(task);
        if (done != null) {
            unrecorded--;
            unrecordedBytes -= done.outcome().inline().length;
        }
    }

    private void cancel(WorkerGraph graph, int task) {
        TaskRow row = graph.removeRow(task);
        if (row != null) {
            if (row.state == TaskRow.State.STARTED) {
                stop(graph, row);
            } else if (row.isImpure()) {
                inputs.askAgain(graph, task);
            }
            row.state = TaskRow.State.WAITING;
            inputs.done(graph, row);
        }
        forget(graph, task);
        Held held = graph.held.get(task);
        if (held != null && !held.copy) {
            inputs.release(graph, task);
        }
    }

    /** Until the body of an impure task has ended it may still put its result into the store, where no other may be. */
    private void stop(WorkerGraph graph, TaskRow row) {
        if (row.isImpure()) {
            graph.stopping.put(row.task, row);
        }
        port.stop(row);
    }

    private void close(WorkerGraph graph) {
        for (int task : graph.rows.sortedKeys()) {
            cancel(graph, task);
        }
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
        if (message instanceof ToPeer.Subscribe subscribe) {
            subscriptions.add(graph, fromWorkerId, subscribe.tasks());
        } else {
            inputs.received(graph, fromWorkerId, message);
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

    /** Whether every graph has let this worker go, so that nothing is lost if it leaves now. */
    public boolean mayLeave() {
        return Departure.isDone(graphs.values());
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
