package io.akkord.simulation;

import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import io.akkord.core.worker.CoreInspector;
import io.akkord.core.worker.WorkerCore;
import io.akkord.core.worker.WorkerSettings;
import io.akkord.simulation.Seams.Fence;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A worker's process: the core, slots and results, and the actor system around them, which may start anew. */
final class SimWorker extends SimProcess {

    private static final int WINDOW = 8;
    static final Map<String, Integer> RESOURCES = Map.of("memory", 3);
    private static final int TICKS_A_SECOND = 10;

    private record Link(long epoch, long registration, LinkEnd<ToSupervisor, ToWorker> end) {}

    private final World world;
    private final int number;
    private final String id;
    private final SimPort port;
    private final WorkerCore core;
    private final boolean upgraded;
    private long incarnation;
    private final SimLease lease;
    private long highestEpoch;
    private SimPeers peers;
    private @Nullable Link link;
    private boolean flushAsked;
    private @Nullable Runnable whenLeft;
    private long ticks;

    SimWorker(World world, int number) {
        super(world.time());
        this.world = world;
        this.number = number;
        this.upgraded = world.code().isUpgraded();
        this.id = "worker-" + number;
        this.port = new SimPort(world, this);
        this.lease = new SimLease(world, this);
        this.peers = new SimPeers(world, this, 0);
        WorkerSettings settings = new WorkerSettings(
                world.plan().cluster().slots(), RESOURCES, world.plan().unrecordedLimit(), 1 << 20);
        this.core = new WorkerCore(settings, world.seams().port(port));
    }

    @Override
    void die() {
        world.deaths().died(this, port.running(0));
        super.die();
    }

    /** Whether it was started after the upgrade. */
    boolean isUpgraded() {
        return upgraded;
    }

    void start() {
        startSystem();
        if (!world.plan().isExact()) {
            every(500 * Dice.MILLI, lease::beat);
            every(100 * Dice.MILLI, this::tick);
        }
    }

    /** The actor system starts anew: links and everything in its mailboxes are gone. */
    void startSystem() {
        incarnation = world.time().now() + 1;
        Trace.log(world, () -> id + " starts its system");
        lease.forget();
        peers = new SimPeers(world, this, incarnation);
        link = null;
        flushAsked = false;
        core.reattached();
        actorAfter(world.delay(20 * Dice.MILLI, 0), lease::beat);
    }

    /** It is told to leave: it says so, and ends when it may. */
    void leave(Runnable left) {
        whenLeft = left;
        lease.beat();
    }

    boolean isLeaving() {
        return whenLeft != null;
    }

    /** Whether a supervisor knows it. */
    boolean isLinked() {
        return link != null;
    }

    private void leaveIfItMay() {
        Runnable left = whenLeft;
        if (left != null && link != null && core.mayLeave()) {
            Trace.log(world, () -> id + " leaves");
            lease.toCoordinator(coordinator -> coordinator.left(id));
            die();
            left.run();
        }
    }

    /** Its place in the list of all workers. */
    int number() {
        return number;
    }

    String id() {
        return id;
    }

    long incarnation() {
        return incarnation;
    }

    SimLease lease() {
        return lease;
    }

    /** Whether its lease has certainly not ended. */
    boolean isCounted() {
        boolean linked = link != null && link.registration() == lease.registration();
        return world.plan().isExact() || (linked && lease.isCertain());
    }

    SimPort port() {
        return port;
    }

    WorkerCore core() {
        return core;
    }

    SimPeers peers() {
        return peers;
    }

    /** To the present actor, if it is still the one when the time comes. */
    void actorAfter(long nanos, Runnable action) {
        long to = incarnation;
        after(nanos, () -> {
            if (incarnation == to) {
                action.run();
                askFlush();
            }
        });
    }

    /** To whichever actor is there when the time comes. */
    void hostAfter(long nanos, Runnable action) {
        after(nanos, () -> {
            action.run();
            askFlush();
        });
    }

    /** What gathers in a burst of arrivals is sent at its end. */
    void askFlush() {
        if (!flushAsked) {
            flushAsked = true;
            long to = incarnation;
            after(world.delay(20 * Dice.MICRO, 0), () -> {
                if (incarnation == to) {
                    flush();
                }
            });
        }
    }

    private void flush() {
        flushAsked = false;
        core.flush();
        peers.flush();
        if (link != null) {
            link.end().flush(world.time().now());
        }
    }

    private void tick() {
        if (++ticks % TICKS_A_SECOND == 0) {
            core.reportExecuting();
        }
        leaveIfItMay();
        peers.tick();
        if (link != null) {
            link.end().tick(world.time().now());
        }
        askFlush();
    }

    void supervisorFrame(
            long toIncarnation,
            long epoch,
            long frameRegistration,
            long frame,
            @Nullable ToWorker content,
            long acknowledged) {
        Seams seams = world.seams();
        if (!seams.passes(Fence.INCARNATION_AT_WORKER, toIncarnation == incarnation)
                || !seams.passes(Fence.EPOCH_AT_WORKER, epoch >= highestEpoch)) {
            return;
        }
        Link present = link;
        if (present == null
                || present.epoch() < epoch
                || (present.epoch() == epoch && present.registration() < frameRegistration)) {
            present = new Link(epoch, frameRegistration, end(epoch, frameRegistration));
            link = present;
            highestEpoch = epoch;
        }
        if (seams.passes(Fence.REGISTRATION_AT_WORKER, present.registration() == frameRegistration)) {
            present.end()
                    .receive(frame, content, acknowledged, world.time().now())
                    .forEach(this::received);
            askFlush();
        }
    }

    private void received(ToWorker message) {
        Trace.log(world, () -> id + " takes " + Trace.show(message));
        world.noteMessage(message);
        ToWorker taken = world.seams().taken(id, message);
        if (taken == null) {
            return;
        }
        if (taken instanceof ToWorker.Dispatch dispatch) {
            world.statistics().accepted(dispatch.tasks().length);
        } else if (taken instanceof ToWorker.Recorded recorded) {
            world.statistics().recorded(recorded.tasks().length);
        }
        core.received(World.GRAPH, taken);
    }

    private LinkEnd<ToSupervisor, ToWorker> end(long epoch, long ofRegistration) {
        return world.seams()
                .link(
                        WINDOW,
                        (frame, content, acknowledged) -> lease.toCoordinator(coordinator ->
                                coordinator.workerFrame(id, epoch, ofRegistration, frame, content, acknowledged)));
    }

    void peerFrame(
            String from,
            long fromIncarnation,
            long toIncarnation,
            long frame,
            @Nullable ToPeer content,
            long acknowledged) {
        peers.receive(from, fromIncarnation, toIncarnation, frame, content, acknowledged);
        askFlush();
    }

    void toSupervisor(ToSupervisor message) {
        Trace.log(world, () -> id + " says " + Trace.show(message));
        ToSupervisor said = world.seams().reported(id, message);
        if (link != null && said != null) {
            link.end().send(said);
        }
    }

    boolean hasRoomToSupervisor() {
        return link != null && link.end().hasRoom();
    }

    @Override
    public String toString() {
        return id + (isAlive() ? isFrozen() ? " frozen " : " " : " dead ") + CoreInspector.describe(core) + "running "
                + core.running() + ", link " + (link == null ? "none" : link.epoch() + "/" + link.registration());
    }
}
