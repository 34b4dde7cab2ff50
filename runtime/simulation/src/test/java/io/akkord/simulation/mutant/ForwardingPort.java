package io.akkord.simulation.mutant;

import io.akkord.core.graph.OperationSpec;
import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.WorkerAddress;
import io.akkord.core.worker.RunningBody;
import io.akkord.core.worker.TaskRow;
import io.akkord.core.worker.WorkerPort;
import java.util.List;

/** Effects that go on to others; a mutant overrides one. */
class ForwardingPort implements WorkerPort {

    private final WorkerPort to;

    ForwardingPort(WorkerPort to) {
        this.to = to;
    }

    @Override
    public void toSupervisor(String graph, ToSupervisor message) {
        to.toSupervisor(graph, message);
    }

    @Override
    public boolean hasRoomToSupervisor(String graph) {
        return to.hasRoomToSupervisor(graph);
    }

    @Override
    public long nanos() {
        return to.nanos();
    }

    @Override
    public boolean isCounted(String graph) {
        return to.isCounted(graph);
    }

    @Override
    public boolean isPaused() {
        return to.isPaused();
    }

    @Override
    public void toPeer(String workerId, ToPeer message) {
        to.toPeer(workerId, message);
    }

    @Override
    public void knowPeers(List<WorkerAddress> peers) {
        to.knowPeers(peers);
    }

    @Override
    public long[] defineOperations(String graph, int first, List<OperationSpec> operations) {
        return to.defineOperations(graph, first, operations);
    }

    @Override
    public List<RunningBody> running(long leastMicros) {
        return to.running(leastMicros);
    }

    @Override
    public void start(TaskRow row) {
        to.start(row);
    }

    @Override
    public void stop(TaskRow row) {
        to.stop(row);
    }

    @Override
    public void retryLater(TaskRow row, long millis) {
        to.retryLater(row, millis);
    }

    @Override
    public void fetch(String graph, int task, String workerId) {
        to.fetch(graph, task, workerId);
    }

    @Override
    public void readCheckpoint(String graph, int task) {
        to.readCheckpoint(graph, task);
    }

    @Override
    public void store(String graph, int task, byte[] value) {
        to.store(graph, task, value);
    }

    @Override
    public byte[] smallResult(String graph, int task) {
        return to.smallResult(graph, task);
    }

    @Override
    public void release(String graph, int[] tasks) {
        to.release(graph, tasks);
    }

    @Override
    public void dropGraph(String graph) {
        to.dropGraph(graph);
    }

    @Override
    public void closeGraph(String graph) {
        to.closeGraph(graph);
    }
}
