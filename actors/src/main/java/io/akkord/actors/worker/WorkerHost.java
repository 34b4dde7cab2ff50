package io.akkord.actors.worker;

import akka.actor.typed.ActorRef;
import io.akkord.actors.NodeSettings;
import io.akkord.actors.SpaceGauge;
import io.akkord.actors.TransferChannel;
import io.akkord.actors.membership.WorkerIdentity;
import io.akkord.api.GraphId;
import io.akkord.core.liveness.StuckBody;
import io.akkord.core.liveness.WorkerDeath;
import io.akkord.core.worker.TaskRow;
import io.akkord.core.worker.WorkerCore;
import io.akkord.core.worker.WorkerSettings;
import io.akkord.execution.allow.AllowList;
import io.akkord.execution.executing.ExecutingFile;
import io.akkord.execution.executing.ExecutingFiles;
import io.akkord.execution.operation.OperationResolver;
import io.akkord.execution.result.ResultStore;
import io.akkord.execution.task.SlotExecutor;
import io.akkord.execution.task.TaskBodies;
import io.akkord.execution.transfer.TransferClient;
import io.akkord.execution.transfer.TransferServer;
import io.akkord.execution.value.EncodedValue;
import io.akkord.execution.value.ValueCodec;
import io.akkord.persistence.checkpoint.CheckpointStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What of a worker outlives its actor systems: slots, running bodies, results, the transfer server, and the dataflow's
 * state. At most one worker actor is attached at a time; the dataflow and the runs are touched under {@link #locked} only,
 * by the actor and by slots that go on with the next task.
 */
public final class WorkerHost implements AutoCloseable {

    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final NodeSettings settings;
    private final String workerId = WorkerIdentity.ofThisProcess(SERIAL.getAndIncrement());
    private final ValueCodec codec;
    private final OperationResolver resolver;
    private final SlotExecutor slots;
    private final ResultStore results;
    private final CheckpointStore checkpoints;
    private final SpaceGauge space;
    private final List<WorkerDeath> foundDead;
    private final ExecutingFile executing;
    private final TransferServer transferServer;
    private final TransferClient transferClient;
    private final ExecutorService reader = Executors.newFixedThreadPool(2, WorkerHost::readerThread);
    private final Map<String, TaskBodies> bodies = new ConcurrentHashMap<>();
    private final Map<TaskRow, BodyRun> runs = new LinkedHashMap<>();
    private final Map<String, Long> epochs = new LinkedHashMap<>();
    private final HostPort port;
    private final WorkerCore core;
    private final ReentrantLock lock = new ReentrantLock();
    private final SlotSupply supply;
    private final StuckBodies stuck;
    private final LeaseTimes leases = new LeaseTimes(System::nanoTime);
    private final Optional<EmptySlots> emptySlots;
    private long lastIncarnation;
    private volatile boolean closing;

    private WorkerHost(NodeSettings settings, ClassLoader userClasses) {
        this.settings = settings;
        NodeSettings.Worker worker = settings.worker();
        AllowList allowed = settings.allow().contains("*") ? AllowList.everything() : AllowList.of(settings.allow());
        this.codec = new ValueCodec(allowed, userClasses);
        this.resolver = new OperationResolver(allowed, userClasses, codec);
        this.foundDead = new ExecutingFiles(settings.storage().executing()).all();
        this.executing = ExecutingFile.open(settings.storage().executing(), workerId, worker.slots());
        this.slots = new SlotExecutor(worker.slots(), userClasses);
        this.results =
                new ResultStore(codec, worker.memoryLimit(), settings.storage().spill());
        this.checkpoints = new CheckpointStore(settings.storage().checkpoints());
        this.space = SpaceGauge.of(
                List.of(settings.storage().spill(), settings.storage().checkpoints()),
                settings.storage().limits());
        this.transferServer = TransferChannel.serve(settings.transfer(), this::transferable);
        this.transferClient = TransferChannel.client(settings.transfer().tls());
        this.port = new HostPort(this);
        this.core = new WorkerCore(
                new WorkerSettings(
                        worker.slots(),
                        worker.resources(),
                        worker.unrecordedLimit(),
                        worker.unrecordedBytes(),
                        worker.graphOrdering()),
                port);
        this.stuck = new StuckBodies(worker.stuckLimit());
        this.supply = new SlotSupply(lock, core, runs, port, worker.slots());
        this.emptySlots = worker.runTasks() ? Optional.empty() : Optional.of(new EmptySlots(results, codec));
    }

    private static Thread readerThread(Runnable body) {
        Thread thread = new Thread(body, "akkord-reader");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts slots, store and transfer server; the actors come with {@link #attach}. */
    public static WorkerHost start(NodeSettings settings, ClassLoader userClasses) {
        return new WorkerHost(settings, userClasses);
    }

    private Optional<EncodedValue> transferable(String graph, int task) {
        Optional<EncodedValue> held = results.encoded(graph, task);
        return held.isPresent()
                ? held
                : checkpoints.read(new GraphId(graph), task).map(EncodedValue::of);
    }

    /** A number for the next actor system: larger than those before it, even if the clock goes back. */
    public synchronized long nextIncarnation() {
        lastIncarnation = Math.max(lastIncarnation + 1, System.currentTimeMillis());
        return lastIncarnation;
    }

    public String workerId() {
        return workerId;
    }

    public NodeSettings settings() {
        return settings;
    }

    ValueCodec codec() {
        return codec;
    }

    ResultStore results() {
        return results;
    }

    SpaceGauge space() {
        return space;
    }

    /** What the slots execute, for whoever comes after this process. */
    public ExecutingFile executing() {
        return executing;
    }

    /** What workers before this one were executing on this machine when their processes ended. */
    public List<WorkerDeath> foundDead() {
        return foundDead;
    }

    CheckpointStore checkpoints() {
        return checkpoints;
    }

    SlotExecutor slots() {
        return slots;
    }

    TransferClient transferClient() {
        return transferClient;
    }

    public TransferServer transferServer() {
        return transferServer;
    }

    /** Until when coordinators certainly count this worker as alive. */
    public LeaseTimes leases() {
        return leases;
    }

    StuckBodies stuck() {
        return stuck;
    }

    /** Bodies here that ignore their interrupt, the first first. */
    public List<StuckBody> stuckBodies() {
        return stuck.present();
    }

    /** Completes, with what to tell people, when too many bodies ignore their interrupt. */
    public CompletionStage<String> unwell() {
        return stuck.unwell();
    }

    ExecutorService reader() {
        return reader;
    }

    WorkerCore core() {
        return core;
    }

    HostPort port() {
        return port;
    }

    /** What stands for the slots in a worker that runs nothing. */
    Optional<EmptySlots> emptySlots() {
        return emptySlots;
    }

    SlotSupply supply() {
        return supply;
    }

    /** Lets something happen to the dataflow, or to the runs, while nobody else touches them. */
    void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            supply.changed();
        } finally {
            lock.unlock();
        }
    }

    /** The bodies of a graph, made if this is the first that is heard of it. */
    TaskBodies openBodies(String graph) {
        return bodies.computeIfAbsent(graph, g -> new TaskBodies(resolver, codec));
    }

    /** The bodies of a graph; empty once the graph is forgotten. */
    Optional<TaskBodies> bodies(String graph) {
        return Optional.ofNullable(bodies.get(graph));
    }

    void forgetGraph(String graph) {
        dropGraph(graph);
        epochs.remove(graph);
        leases.forget(graph);
    }

    /** Drops what is here of a graph; its supervisor goes on under the same epoch and lease. */
    void dropGraph(String graph) {
        bodies.remove(graph);
        executing.forget(graph);
        results.closeGraph(graph);
    }

    /** Runs by their present task, whose end the dataflow has not been told; under the lock. */
    Map<TaskRow, BodyRun> runs() {
        return runs;
    }

    /** Highest epoch seen of each graph: instructions of lower ones are refused. */
    Map<String, Long> epochs() {
        return epochs;
    }

    /** Whether the worker is being stopped for good. */
    public boolean isClosing() {
        return closing;
    }

    /** Says that the worker is about to be stopped, so that it gives its lease back. */
    public void announceClose() {
        closing = true;
    }

    @Override
    public void close() {
        closing = true;
        executing.close();
        slots.close();
        transferServer.close();
        transferClient.close();
        reader.shutdownNow();
        results.close();
    }

    /** Path-independent name for logs. */
    @Override
    public String toString() {
        return "worker " + workerId;
    }

    /** Lets a reference to the attached actor be used by callbacks of other threads. */
    void attach(WorkerShell shell, ActorRef<io.akkord.actors.protocol.WorkerCommand> self) {
        port.attach(shell, self);
    }
}
