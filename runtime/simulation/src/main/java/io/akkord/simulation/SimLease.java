package io.akkord.simulation;

import io.akkord.core.liveness.WorkerInfo;
import java.util.Set;
import java.util.function.Consumer;

/** A worker's registration with the coordinator, and the way there, which may be cut for a while. */
final class SimLease {

    private final World world;
    private final SimWorker worker;
    private long registration;
    private long certainUntil;
    private boolean cutOff;

    SimLease(World world, SimWorker worker) {
        this.world = world;
        this.worker = worker;
    }

    /** The number under which the worker is registered, 0 if it is not. */
    long registration() {
        return registration;
    }

    /** The actor system starts anew: it registers anew. */
    void forget() {
        registration = 0;
    }

    /** Whether the coordinator has certainly not given the worker up. */
    boolean isCertain() {
        return world.time().now() < certainUntil;
    }

    /** For a while nothing goes between this worker and the coordinator. */
    void cutOff(boolean now) {
        cutOff = now;
    }

    boolean isCutOff() {
        return cutOff;
    }

    void beat() {
        WorkerInfo self = new WorkerInfo(
                worker.id(),
                registration,
                worker.incarnation(),
                "node-of-" + worker.id(),
                Set.of("worker"),
                world.plan().cluster().slots(),
                SimWorker.RESOURCES,
                world.plan().cluster().memoryBytes(),
                "path-" + worker.id(),
                "host-" + worker.id(),
                1);
        long sent = world.time().now();
        toCoordinator(coordinator -> coordinator.beat(worker, self, sent));
        if (worker.isLeaving()) {
            toCoordinator(coordinator -> coordinator.announced(worker.id(), self.registration()));
        }
    }

    void toCoordinator(Consumer<SimCoordinator> message) {
        SimCoordinator to = world.coordinator();
        if (!cutOff && to != null) {
            world.network().carry(to, () -> message.accept(to));
        }
    }

    /** The coordinator's answer to a beat: the registration that counts, 0 if there is none. */
    void registered(long ofIncarnation, long given, long sentNanos) {
        if (given != 0) {
            certainUntil = Math.max(certainUntil, sentNanos + SimCoordinator.LEASE);
        }
        if (ofIncarnation == worker.incarnation() && given != registration) {
            registration = given;
            if (given == 0) {
                worker.actorAfter(Dice.MILLI, this::beat);
            }
        }
    }
}
