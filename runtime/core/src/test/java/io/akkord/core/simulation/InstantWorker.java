package io.akkord.core.simulation;

import io.akkord.core.graph.OperationSpec;
import io.akkord.core.message.Completions;
import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.WorkerAddress;
import io.akkord.core.worker.Outcome;
import io.akkord.core.worker.RunningBody;
import io.akkord.core.worker.TaskRow;
import io.akkord.core.worker.WorkerCore;
import io.akkord.core.worker.WorkerPort;
import io.akkord.core.worker.WorkerSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A worker whose bodies take no time and whose messages arrive at once. */
final class InstantWorker implements WorkerPort {

    private static final byte[] VALUE = new byte[8];

    private record FromPeer(String from, ToPeer message) {}

    private final int number;
    private final List<InstantWorker> all;
    private final WorkerCore core;
    private final ArrayDeque<TaskRow> started = new ArrayDeque<>();
    private final ArrayDeque<FromPeer> mailbox = new ArrayDeque<>();
    private List<ToSupervisor> reports = new ArrayList<>();

    InstantWorker(int number, List<InstantWorker> all) {
        this.number = number;
        this.all = all;
        this.core = new WorkerCore(new WorkerSettings(4, Map.of(), 65_536, 64 << 20), this);
    }

    int number() {
        return number;
    }

    WorkerCore core() {
        return core;
    }

    List<ToSupervisor> takeReports() {
        List<ToSupervisor> taken = reports;
        reports = new ArrayList<>();
        return taken;
    }

    /** Does what there is to do, in rounds of at most a few hundred tasks; whether there was anything. */
    boolean work() {
        core.flush();
        boolean worked = !started.isEmpty() || !mailbox.isEmpty();
        for (FromPeer next = mailbox.poll(); next != null; next = mailbox.poll()) {
            core.received(next.from(), next.message());
        }
        for (int n = started.size(); n > 0; n--) {
            TaskRow row = started.remove();
            core.succeeded(row, new Outcome(1, 10, 1, 8, row.task(), Completions.INLINE, VALUE));
        }
        core.flush();
        return worked;
    }

    @Override
    public void toSupervisor(String graph, ToSupervisor message) {
        reports.add(message);
    }

    @Override
    public boolean hasRoomToSupervisor(String graph) {
        return reports.size() < 8;
    }

    @Override
    public long nanos() {
        return 0;
    }

    @Override
    public boolean isPaused() {
        return false;
    }

    @Override
    public void toPeer(String workerId, ToPeer message) {
        int peer = Integer.parseInt(workerId.substring("worker-".length()));
        all.get(peer).mailbox.add(new FromPeer("worker-" + number, message));
    }

    @Override
    public void knowPeers(List<WorkerAddress> peers) {}

    @Override
    public long[] defineOperations(String graph, int first, List<OperationSpec> operations) {
        return new long[operations.size()];
    }

    @Override
    public void start(TaskRow row) {
        started.add(row);
    }

    @Override
    public List<RunningBody> running(long leastMicros) {
        return List.of();
    }

    @Override
    public void stop(TaskRow row) {}

    @Override
    public void retryLater(TaskRow row, long millis) {}

    @Override
    public void fetch(String graph, int task, String workerId) {}

    @Override
    public void readCheckpoint(String graph, int task) {}

    @Override
    public void store(String graph, int task, byte[] value) {}

    @Override
    public byte[] smallResult(String graph, int task) {
        return VALUE;
    }

    @Override
    public void release(String graph, int[] tasks) {}

    @Override
    public void dropGraph(String graph) {}

    @Override
    public void closeGraph(String graph) {}
}
