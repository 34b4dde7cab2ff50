package io.akkord.simulation;

import io.akkord.core.liveness.LeaseTable;
import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.message.ToSupervisor;
import org.jspecify.annotations.Nullable;

/** The coordinator's process: the directory of workers, and the graph's supervisor, which has lives of its own. */
final class SimCoordinator extends SimProcess {

    static final long LEASE = 3 * Dice.SECOND;
    private static final long TICK = 250 * Dice.MILLI;

    private final World world;
    private final LeaseTable leases;
    private @Nullable SimSupervisor supervisor;
    private boolean publishing;

    SimCoordinator(World world) {
        super(world.time());
        this.world = world;
        this.leases = new LeaseTable(LEASE, TICK, 1 + world.time().now());
    }

    void start() {
        if (!world.plan().isExact()) {
            every(TICK, this::tick);
        }
        wakeSupervisor();
    }

    private void tick() {
        if (world.seams().endsLeases() && !leases.tick(world.time().now()).isEmpty()) {
            publish();
        }
    }

    /** A new life of the supervisor, from the journal. */
    private void wakeSupervisor() {
        SimSupervisor next = new SimSupervisor(world, this);
        supervisor = next;
        next.start();
        next.workers(world.seams().registered(leases.workers()), leases.leaving());
    }

    /** The supervisor ends at once, whatever it was doing; another one is started after a while. */
    void killSupervisor() {
        if (supervisor != null) {
            supervisor.end();
            supervisor = null;
            after(world.dice().nanos(200 * Dice.MILLI), this::wakeSupervisor);
        }
    }

    /** The present supervisor; null between two lives. */
    @Nullable
    SimSupervisor supervisor() {
        return supervisor;
    }

    @Override
    void die() {
        super.die();
        if (supervisor != null) {
            supervisor.end();
            supervisor = null;
        }
    }

    /** @param sentNanos when the worker sent it */
    void beat(SimWorker from, WorkerInfo worker, long sentNanos) {
        long number = worker.registration();
        if (number == 0) {
            number = leases.register(worker, world.time().now()).registration();
            publish();
        } else if (!leases.heartbeat(worker.workerId(), number, world.time().now())) {
            number = 0;
        }
        long answer = number;
        if (!from.lease().isCutOff()) {
            world.network().carry(from, () -> from.lease().registered(worker.incarnation(), answer, sentNanos));
        }
    }

    /** A worker says that it is about to leave. */
    void announced(String workerId, long registration) {
        if (leases.announce(workerId, registration)) {
            publish();
        }
    }

    /** A worker says that it leaves. */
    void left(String workerId) {
        if (leases.leave(workerId).isPresent()) {
            publish();
        }
    }

    /** Once for all that happens at the same time. */
    private void publish() {
        if (!publishing) {
            publishing = true;
            after(0, () -> {
                publishing = false;
                if (supervisor != null) {
                    supervisor.workers(world.seams().registered(leases.workers()), leases.leaving());
                }
            });
        }
    }

    void workerFrame(
            String workerId,
            long epoch,
            long registration,
            long number,
            @Nullable ToSupervisor content,
            long acknowledged) {
        if (supervisor != null) {
            supervisor.frame(workerId, epoch, registration, number, content, acknowledged);
        }
    }
}
