package io.akkord.core.simulation;

import static io.akkord.core.simulation.Checks.require;

import io.akkord.core.graph.OperationSpec;
import io.akkord.core.message.Failure;
import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.WorkerAddress;
import io.akkord.core.worker.TaskRow;
import io.akkord.core.worker.WorkerPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A worker's effects: slots, result store, fetches. What outlives its actor system. */
final class SimPort implements WorkerPort {

    private final World world;
    private final SimWorker worker;
    private final SimSlots slots;
    private final Map<Integer, Value> results = new TreeMap<>();
    private final List<OperationSpec> operations = new ArrayList<>();

    SimPort(World world, SimWorker worker) {
        this.world = world;
        this.worker = worker;
        this.slots = new SimSlots(world, worker, this);
    }

    Map<Integer, Value> results() {
        return results;
    }

    OperationSpec operation(int row) {
        require(row < operations.size(), () -> "operation " + row + " is not defined");
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
    public boolean isPaused() {
        return false;
    }

    @Override
    public void toPeer(String workerId, ToPeer message) {
        worker.peers().send(workerId, message);
    }

    @Override
    public void knowPeers(List<WorkerAddress> peers) {
        worker.peers().know(peers);
    }

    @Override
    public void defineOperations(String graph, int first, List<OperationSpec> more) {
        require(first <= operations.size(), () -> "operations from " + first + " follow " + operations.size());
        operations.subList(first, operations.size()).clear();
        operations.addAll(more);
    }

    @Override
    public void start(TaskRow row) {
        slots.start(row);
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
        long there = world.dice().nanos(2 * Dice.MILLI);
        world.time().after(there, () -> {
            SimWorker peer = world.worker(workerId);
            boolean reached = peer != null
                    && peer.isAlive()
                    && !peer.isFrozen()
                    && !world.dice().chance(world.lossRate());
            Value found = reached ? peer.port().results().get(task) : null;
            long patience = reached ? Dice.MILLI : 2 * Dice.SECOND;
            worker.actorAfter(world.dice().nanos(patience), () -> fetched(graph, task, found));
        });
    }

    private void fetched(String graph, int task, Value found) {
        if (found == null) {
            worker.core().unavailable(graph, task);
        } else {
            results.put(task, found);
            worker.core().arrived(graph, task, found.bytes());
        }
    }

    @Override
    public void readCheckpoint(String graph, int task) {
        worker.actorAfter(
                world.dice().nanos(2 * Dice.MILLI),
                () -> fetched(graph, task, world.checkpoints().read(task)));
    }

    @Override
    public void store(String graph, int task, byte[] value) {
        results.put(task, Value.decode(value));
    }

    @Override
    public byte[] smallResult(String graph, int task) {
        Value found = results.get(task);
        return found == null || found.bytes() > world.scenario().inlineLimit() ? null : found.encode();
    }

    @Override
    public void release(String graph, int[] tasks) {
        for (int task : tasks) {
            results.remove(task);
        }
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
