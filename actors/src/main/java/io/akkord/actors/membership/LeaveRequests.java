package io.akkord.actors.membership;

import io.akkord.actors.protocol.ClientReply;
import io.akkord.core.liveness.WorkerInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The workers that somebody wants to leave. Each is told with every heartbeat until it is gone. */
final class LeaveRequests {

    private final Set<String> asked = new LinkedHashSet<>();

    /**
     * Somebody wants a node to leave.
     *
     * @param node its address, or its worker's id
     * @param registered all workers
     */
    ClientReply ask(String node, List<WorkerInfo> registered) {
        Optional<WorkerInfo> found = registered.stream()
                .filter(worker ->
                        worker.node().equals(node) || worker.workerId().equals(node))
                .findFirst();
        found.ifPresent(worker -> asked.add(worker.workerId()));
        return found.<ClientReply>map(worker -> new ClientReply.NodeLeaves(worker.node()))
                .orElseGet(() -> new ClientReply.NodeUnknown(
                        registered.stream().map(WorkerInfo::node).toList()));
    }

    boolean isAsked(String workerId) {
        return asked.contains(workerId);
    }

    void gone(String workerId) {
        asked.remove(workerId);
    }
}
