package io.akkord.core.liveness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is registered and until when. A worker registers, gets a number, and keeps its lease by heartbeats; when the lease
 * ends the number is void for good and the worker must register anew. Time is monotonic nanoseconds given by the caller.
 *
 * <p>If the caller's own tick comes late, it was frozen or starved itself and has no right to judge others: every lease
 * is then extended once before any is ended. Too short a lease loses workers that only paused for a garbage collection;
 * too long a lease delays the placing anew of a dead worker's tasks. Not safe for use by several threads.
 */
public final class LeaseTable {

    private static final long LATE_NANOS = 1_000_000_000L;

    private static final class Lease {
        final WorkerInfo worker;
        long endsAt;

        Lease(WorkerInfo worker, long endsAt) {
            this.worker = worker;
            this.endsAt = endsAt;
        }
    }

    private final long leaseNanos;
    private final long tickNanos;
    private final Map<String, Lease> leases = new LinkedHashMap<>();
    private final Set<String> leaving = new LinkedHashSet<>();
    private long nextRegistration;
    private long lastTick;
    private boolean ticked;

    /**
     * An empty table.
     *
     * @param firstRegistration larger than any number that an earlier life gave, such as the wall time in microseconds
     */
    public LeaseTable(long leaseNanos, long tickNanos, long firstRegistration) {
        this.leaseNanos = leaseNanos;
        this.tickNanos = tickNanos;
        this.nextRegistration = firstRegistration;
    }

    /**
     * Registers a worker; a registration of the same incarnation that is still valid is kept. An earlier incarnation, whose
     * request was on the way while its successor registered, gets itself back with the void number 0.
     */
    public WorkerInfo register(WorkerInfo worker, long nowNanos) {
        Lease present = leases.get(worker.workerId());
        if (present != null && present.worker.incarnation() > worker.incarnation()) {
            return worker.withRegistration(0);
        }
        if (present != null && present.worker.incarnation() == worker.incarnation()) {
            present.endsAt = nowNanos + leaseNanos;
            return present.worker;
        }
        WorkerInfo registered = worker.withRegistration(nextRegistration++);
        leases.remove(worker.workerId());
        leases.put(worker.workerId(), new Lease(registered, nowNanos + leaseNanos));
        return registered;
    }

    /** Extends a lease; false if the registration is void and the worker must register anew. */
    public boolean heartbeat(String workerId, long registration, long nowNanos) {
        Lease lease = leases.get(workerId);
        if (lease == null || lease.worker.registration() != registration) {
            return false;
        }
        lease.endsAt = nowNanos + leaseNanos;
        return true;
    }

    /** Whether a worker is registered under this number. */
    public boolean isValid(String workerId, long registration) {
        Lease lease = leases.get(workerId);
        return lease != null && lease.worker.registration() == registration;
    }

    /** Ends the leases whose time is over; returns the workers that are lost by that. */
    public List<WorkerInfo> tick(long nowNanos) {
        boolean late = ticked && nowNanos - lastTick > tickNanos + LATE_NANOS;
        ticked = true;
        lastTick = nowNanos;
        List<WorkerInfo> lost = new ArrayList<>();
        for (Lease lease : leases.values()) {
            if (late) {
                lease.endsAt = nowNanos + leaseNanos;
            } else if (nowNanos - lease.endsAt > 0) {
                lost.add(lease.worker);
            }
        }
        lost.forEach(worker -> leave(worker.workerId()));
        return lost;
    }

    /** A worker says that it is about to leave; whether that is news. It keeps its lease until it does. */
    public boolean announce(String workerId, long registration) {
        return isValid(workerId, registration) && leaving.add(workerId);
    }

    /** Ids of the registered workers that are about to leave. */
    public Set<String> leaving() {
        return new LinkedHashSet<>(leaving);
    }

    /** A worker says good-bye: its lease ends at once. */
    public Optional<WorkerInfo> leave(String workerId) {
        leaving.remove(workerId);
        return Optional.ofNullable(leases.remove(workerId)).map(lease -> lease.worker);
    }

    /** The registered workers in the order of registration. */
    public List<WorkerInfo> workers() {
        return leases.values().stream().map(lease -> lease.worker).toList();
    }
}
