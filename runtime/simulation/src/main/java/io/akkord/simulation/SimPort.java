package io.akkord.simulation;

import static io.akkord.simulation.Checks.require;

import io.akkord.core.graph.OperationSpec;
import io.akkord.core.message.Failure;
import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.WorkerAddress;
import io.akkord.core.worker.RunningBody;
import io.akkord.core.worker.TaskRow;
import io.akkord.core.worker.WorkerPort;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A worker's effects: slots, result store, fetches. What outlives its actor system. */
final class SimPort implements WorkerPort {

    /** How long a fetch from somebody who does not answer takes to fail on the average; three times as long at most. */
    private static final long PATIENCE = 2 * Dice.SECOND;

    private final World world;
    private final SimWorker worker;
    private final SimSlots slots;
    private final ResultStore results;
    private final List<OperationSpec> operations = new ArrayList<>();

    SimPort(World world, SimWorker worker) {
        this.world = world;
        this.worker = worker;
        this.results = new ResultStore(
                world.plan().cluster().memoryBytes(), world.plan().inlineLimit());
        this.slots = new SimSlots(world, worker, this);
    }

    ResultStore results() {
        return results;
    }

    OperationSpec operation(int row) {
        require(
                Invariant.TASK_IS_WHOLE,
                row < operations.size(),
                () -> "operation " + row + " is not defined at " + worker.id());
        return operations.get(row);
    }

    @Override
    public void toSupervisor(String graph, ToSupervisor message) {
        worker.toSupervisor(message);
    }

    @Override
    public boolean hasRoomToSupervisor(String graph) {
        return worker.hasRoomToSupervisor();
    }

    @Override
    public long nanos() {
        return world.time().now();
    }

    @Override
    public boolean isPaused() {
        return results.isFull();
    }

    @Override
    public boolean isCounted(String graph) {
        return worker.isCounted();
    }

    @Override
    public void toPeer(String workerId, ToPeer message) {
        if (message instanceof ToPeer.Push push) {
            for (int task : push.tasks()) {
                world.transfers().countMessage(world.tasks().bytes(task));
            }
        }
        worker.peers().send(workerId, message);
    }

    @Override
    public void knowPeers(List<WorkerAddress> peers) {
        worker.peers().know(peers);
    }

    @Override
    public long[] defineOperations(String graph, int first, List<OperationSpec> more) {
        require(
                Invariant.TASK_IS_WHOLE,
                first <= operations.size(),
                () -> "operations from " + first + " follow " + operations.size());
        operations
                .subList(first, Math.min(operations.size(), first + more.size()))
                .clear();
        operations.addAll(first, more);
        return more.stream()
                .mapToLong(spec -> SimCode.present(spec, worker.isUpgraded()))
                .toArray();
    }

    @Override
    public void start(TaskRow row) {
        slots.start(row);
    }

    @Override
    public List<RunningBody> running(long leastMicros) {
        return slots.running(leastMicros);
    }

    @Override
    public void stop(TaskRow row) {
        slots.stop(row);
    }

    @Override
    public void retryLater(TaskRow row, long millis) {
        worker.actorAfter(millis * Dice.MILLI, () -> worker.core().retry(row));
    }

    /** Over a channel of its own; the answer is a message to the actor that asked, and dies with it. */
    @Override
    public void fetch(String graph, int task, String workerId) {
        world.time().after(world.delay(2 * Dice.MILLI, world.plan().cluster().latencyNanos()), () -> {
            SimWorker peer = world.worker(workerId);
            boolean reached = peer != null
                    && peer.isAlive()
                    && !peer.isFrozen()
                    && !world.network().losesTransfer();
            Value found =
                    !reached || peer == null ? null : peer.port().results().get(task);
            if (found == null || peer == null) {
                answer(reached ? Dice.MILLI : PATIENCE, graph, task, null);
            } else {
                transfer(peer, graph, task, found);
            }
        });
    }

    private void transfer(SimWorker peer, String graph, int task, Value found) {
        world.transfers().begin(peer.number(), worker.number(), found.bytes(), () -> {
            boolean whole = peer.isAlive();
            answer(whole ? Dice.MILLI : PATIENCE, graph, task, whole ? found : null);
        });
    }

    private void answer(long mean, String graph, int task, @Nullable Value found) {
        long nanos = Math.min(world.delay(mean, world.plan().cluster().latencyNanos()), 3 * PATIENCE);
        worker.actorAfter(nanos, () -> fetched(graph, task, found));
    }

    private void fetched(String graph, int task, @Nullable Value found) {
        if (found == null) {
            worker.core().unavailable(graph, task);
        } else {
            results.put(task, found);
            worker.core().arrived(graph, task, found.bytes());
        }
    }

    @Override
    public void readCheckpoint(String graph, int task) {
        answer(2 * Dice.MILLI, graph, task, world.checkpoints().read(task));
    }

    @Override
    public void store(String graph, int task, byte[] value) {
        results.put(task, new Value(Value.number(value), world.tasks().bytes(task)));
    }

    @Override
    public byte @Nullable [] smallResult(String graph, int task) {
        Value found = results.get(task);
        return found == null || found.bytes() > world.plan().inlineLimit()
                ? null
                : found.encode(world.tasks().encodedBytes(task));
    }

    @Override
    public void release(String graph, int[] tasks) {
        for (int task : tasks) {
            results.remove(task);
        }
    }

    @Override
    public void dropGraph(String graph) {
        closeGraph(graph);
    }

    @Override
    public void closeGraph(String graph) {
        results.clear();
        operations.clear();
    }

    Failure failure(TaskRow row, String why) {
        return Failure.of("sim.Failure", why + " " + row.task());
    }
}
