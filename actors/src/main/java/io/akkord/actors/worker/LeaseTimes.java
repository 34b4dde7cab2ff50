package io.akkord.actors.worker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Until when this worker's coordinators certainly count it as alive: a heartbeat that was answered keeps the lease for its length
 * from the moment at which it was <i>sent</i>, by this process's own clock, which goes on while the process is frozen. Safe for use
 * by several threads.
 */
public final class LeaseTimes {

    private final LongSupplier nanoTime;
    private final Map<Long, Long> until = new ConcurrentHashMap<>();
    private final Map<String, Long> registrations = new ConcurrentHashMap<>();

    LeaseTimes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A heartbeat that was sent then, under this registration, has been answered. */
    public void confirmed(long registration, long sentNanos, long leaseNanos) {
        until.merge(registration, sentNanos + leaseNanos, (one, other) -> one - other > 0 ? one : other);
    }

    /** A registration is void. */
    public void ended(long registration) {
        until.remove(registration);
    }

    /** The supervisor of a graph is on the coordinator that gave this registration. */
    void linked(String graph, long registration) {
        registrations.put(graph, registration);
    }

    void forget(String graph) {
        registrations.remove(graph);
    }

    /** Whether the coordinator of a graph certainly has not given this worker up. */
    boolean isCertain(String graph) {
        Long registration = registrations.get(graph);
        Long end = registration == null ? null : until.get(registration);
        return end != null && end - nanoTime.getAsLong() > 0;
    }
}
