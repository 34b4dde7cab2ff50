package io.akkord.core.liveness;

import java.util.Map;
import java.util.Set;

/**
 * A registered worker.
 *
 * @param workerId its name, for as long as its process lives
 * @param registration number given when it registered; void when its lease ends, which fences its reports
 * @param incarnation grows whenever its actor system starts anew
 * @param node address of its node, as people read it
 * @param roles roles of its node
 * @param slots tasks it runs at the same time
 * @param resources named counters
 * @param memoryBytes bytes of results that it keeps in memory before they spill to its disk; 0 if it does not say
 * @param path address of its actor
 * @param transferHost host of its transfer server
 * @param transferPort port of its transfer server
 */
public record WorkerInfo(
        String workerId,
        long registration,
        long incarnation,
        String node,
        Set<String> roles,
        int slots,
        Map<String, Integer> resources,
        long memoryBytes,
        String path,
        String transferHost,
        int transferPort) {

    public WorkerInfo withRegistration(long number) {
        return new WorkerInfo(
                workerId,
                number,
                incarnation,
                node,
                roles,
                slots,
                resources,
                memoryBytes,
                path,
                transferHost,
                transferPort);
    }
}
