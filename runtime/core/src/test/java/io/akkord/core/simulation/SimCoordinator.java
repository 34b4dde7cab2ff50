package io.akkord.core.simulation;

import io.akkord.core.liveness.LeaseTable;
import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.message.ToSupervisor;

/** The coordinator's process: the directory of workers, and the graph's supervisor, which has lives of its own. */
final class SimCoordinator extends Process {

    private static final long LEASE = 3 * Dice.SECOND;
    private static final long TICK = 250 * Dice.MILLI;

    private final World world;
    private final LeaseTable leases;
    private SimSupervisor supervisor;

    SimCoordinator(World world) {
        super(world.time());
        this.world = world;
        this.leases = new LeaseTable(LEASE, TICK, 1 + world.time().now());
    }

    void start() {
        every(TICK, () -> {
            if (!leases.tick(world.time().now()).isEmpty()) {
                publish();
            }
        });
        wakeSupervisor();
    }

    /** A new life of the supervisor, from the journal. */
    void wakeSupervisor() {
        supervisor = new SimSupervisor(world, this);
        supervisor.start();
        supervisor.workers(leases.workers());
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

    void beat(WorkerInfo worker) {
        SimWorker from = world.worker(worker.workerId());
        long number = worker.registration();
        if (number == 0) {
            number = leases.register(worker, world.time().now()).registration();
            publish();
        } else if (!leases.heartbeat(worker.workerId(), number, world.time().now())) {
            number = 0;
        }
        long answer = number;
        if (!from.isCutOff()) {
            world.network().carry(from, () -> from.registered(worker.incarnation(), answer));
        }
    }

    private void publish() {
        if (supervisor != null) {
            supervisor.workers(leases.workers());
        }
    }

    void workerFrame(
            String workerId, long epoch, long registration, long number, ToSupervisor content, long acknowledged) {
        if (supervisor != null) {
            supervisor.frame(workerId, epoch, registration, number, content, acknowledged);
        }
    }
}
