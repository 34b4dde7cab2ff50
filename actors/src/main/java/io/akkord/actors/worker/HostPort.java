package io.akkord.actors.worker;

import akka.actor.typed.ActorRef;
import io.akkord.actors.protocol.WorkerCommand;
import io.akkord.api.GraphId;
import io.akkord.core.graph.OperationSpec;
import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.WorkerAddress;
import io.akkord.core.space.SpaceLevel;
import io.akkord.core.worker.RunningBody;
import io.akkord.core.worker.TaskRow;
import io.akkord.core.worker.WorkerPort;
import io.akkord.execution.allow.NotAllowedException;
import io.akkord.execution.transfer.Intake;
import io.akkord.execution.transfer.TransferClient;
import io.akkord.execution.value.UndecodableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The dataflow's effects: messages through the attached actor, everything else through the host. */
final class HostPort implements WorkerPort {

    private final WorkerHost host;
    private volatile @Nullable WorkerShell shell;

    HostPort(WorkerHost host) {
        this.host = host;
    }

    void attach(WorkerShell attached, ActorRef<WorkerCommand> self) {
        shell = attached;
    }

    private WorkerShell shell() {
        return Objects.requireNonNull(shell, "no worker actor is attached");
    }

    /** Has what gathered sent soon; from any thread. */
    void askFlush() {
        WorkerShell attached = shell;
        if (attached != null) {
            attached.askFlush();
        }
    }

    @Override
    public void toSupervisor(String graph, ToSupervisor message) {
        shell().toSupervisor(graph, message);
    }

    @Override
    public boolean hasRoomToSupervisor(String graph) {
        return shell().hasRoomToSupervisor(graph);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public boolean isPaused() {
        return host.results().isFull() || host.space().isAtLeast(SpaceLevel.NO_DISPATCH);
    }

    @Override
    public boolean isCounted(String graph) {
        return host.leases().isCertain(graph);
    }

    @Override
    public void toPeer(String workerId, ToPeer message) {
        shell().toPeer(workerId, message);
    }

    @Override
    public void knowPeers(List<WorkerAddress> peers) {
        shell().knowPeers(peers);
    }

    @Override
    public long[] defineOperations(String graph, int first, List<OperationSpec> operations) {
        return host.openBodies(graph).define(first, operations);
    }

    @Override
    public void start(TaskRow row) {
        if (host.emptySlots().isPresent()) {
            host.emptySlots().get().start(row);
            return;
        }
        BodyRun run = new BodyRun(row, host);
        host.runs().put(row, run);
        shell().spawn(run);
    }

    @Override
    public List<RunningBody> running(long leastMicros) {
        List<RunningBody> running = new ArrayList<>();
        long now = System.nanoTime();
        for (BodyRun run : host.runs().values()) {
            long micros = run.startNanos() == 0 || run.endNanos() != 0 ? -1 : (now - run.startNanos()) / 1000;
            if (micros >= leastMicros) {
                running.add(new RunningBody(run.row(), micros));
            }
        }
        return running;
    }

    @Override
    public void stop(TaskRow row) {
        BodyRun run = host.runs().get(row);
        if (run != null) {
            shell().stop(run, row);
        }
    }

    @Override
    public void retryLater(TaskRow row, long millis) {
        shell().retryLater(row, millis);
    }

    @Override
    public void fetch(String graph, int task, String workerId) {
        ActorRef<WorkerCommand> self = shell().self();
        WorkerAddress from = shell().peer(workerId);
        if (from == null) {
            self.tell(new WorkerMessage.InputUnavailable(graph, task, "worker " + workerId + " is not known"));
            return;
        }
        answer(self, graph, task, () -> fetched(from, graph, task));
    }

    /** What cannot be decoded here is kept as it came: the task that needs it fails with the reason. */
    private CompletionStage<WorkerMessage> fetched(WorkerAddress from, String graph, int task) {
        TransferClient client = host.transferClient();
        return client.fetch(from.transferHost(), from.transferPort(), graph, task, Intake.value(host.codec()))
                .thenApply(fetched -> keep(graph, task, fetched))
                .exceptionallyCompose(error -> isUndecodable(error)
                        ? client.fetch(from.transferHost(), from.transferPort(), graph, task)
                                .thenApply(bytes -> keep(graph, task, bytes))
                        : CompletableFuture.failedFuture(error));
    }

    private static boolean isUndecodable(Throwable error) {
        Throwable cause = error instanceof CompletionException ? error.getCause() : error;
        return cause instanceof UndecodableException || cause instanceof NotAllowedException;
    }

    private WorkerMessage keep(String graph, int task, Intake.Taken fetched) {
        host.results().put(graph, task, fetched.value(), fetched.size());
        return new WorkerMessage.InputArrived(graph, task, fetched.size());
    }

    /** Whatever goes wrong, the dataflow gets its answer. */
    private static void answer(
            ActorRef<WorkerCommand> self, String graph, int task, Supplier<CompletionStage<WorkerMessage>> getting) {
        CompletionStage<WorkerMessage> arrived;
        try {
            arrived = getting.get();
        } catch (RuntimeException e) {
            arrived = CompletableFuture.failedFuture(e);
        }
        arrived.exceptionally(error -> new WorkerMessage.InputUnavailable(graph, task, String.valueOf(error)))
                .thenAccept(self::tell);
    }

    private WorkerMessage keep(String graph, int task, byte[] bytes) {
        host.results().putEncoded(graph, task, bytes);
        return new WorkerMessage.InputArrived(graph, task, bytes.length);
    }

    @Override
    public void readCheckpoint(String graph, int task) {
        ActorRef<WorkerCommand> self = shell().self();
        answer(self, graph, task, () -> CompletableFuture.supplyAsync(() -> stored(graph, task), host.reader()));
    }

    private WorkerMessage stored(String graph, int task) {
        return host.checkpoints()
                .read(new GraphId(graph), task)
                .map(bytes -> keep(graph, task, bytes))
                .orElseGet(() -> new WorkerMessage.InputUnavailable(graph, task, "the checkpoint is damaged"));
    }

    @Override
    public void store(String graph, int task, byte[] value) {
        host.results().putEncoded(graph, task, value);
    }

    @Override
    public byte @Nullable [] smallResult(String graph, int task) {
        return host.results()
                .bytesUpTo(graph, task, host.settings().worker().inlineLimit())
                .orElse(null);
    }

    @Override
    public void release(String graph, int[] tasks) {
        if (host.bodies(graph).isPresent()) {
            host.results().release(graph, tasks);
        } else {
            // A body that ended late has opened the graph again.
            host.results().closeGraph(graph);
        }
    }

    @Override
    public void dropGraph(String graph) {
        host.dropGraph(graph);
    }

    @Override
    public void closeGraph(String graph) {
        host.forgetGraph(graph);
    }
}
