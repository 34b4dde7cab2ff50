package io.akkord.core.simulation;

import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import io.akkord.core.worker.WorkerCore;
import io.akkord.core.worker.WorkerSettings;
import java.util.Map;
import java.util.Set;

/** A worker's process: the core, slots and results, and the actor system around them, which may start anew. */
final class SimWorker extends Process {

    private static final int WINDOW = 8;

    private record Link(long epoch, long registration, LinkEnd<ToSupervisor, ToWorker> end) {}

    private final World world;
    private final String id;
    private final SimPort port;
    private final WorkerCore core;
    private long incarnation;
    private long registration;
    private long highestEpoch;
    private SimPeers peers;
    private Link link;
    private boolean flushAsked;
    private boolean cutOff;

    SimWorker(World world, String id) {
        super(world.time());
        this.world = world;
        this.id = id;
        this.port = new SimPort(world, this);
        this.core = new WorkerCore(
                new WorkerSettings(
                        world.scenario().slots(),
                        Map.of("memory", 3),
                        world.scenario().unrecordedLimit(),
                        1 << 20),
                port);
    }

    void start() {
        startSystem();
        every(500 * Dice.MILLI, this::beat);
        every(100 * Dice.MILLI, this::tick);
    }

    /** The actor system starts anew: links and everything in its mailboxes are gone. */
    void startSystem() {
        incarnation = world.time().now() + 1;
        Trace.log(world, () -> id + " starts its system");
        registration = 0;
        peers = new SimPeers(world, this, incarnation);
        link = null;
        flushAsked = false;
        core.reattached();
        actorAfter(world.dice().nanos(20 * Dice.MILLI), this::beat);
    }

    String id() {
        return id;
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

    /** For a while nothing goes between this worker and the coordinator. */
    void cutOff(boolean now) {
        cutOff = now;
    }

    boolean isCutOff() {
        return cutOff;
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

    private void askFlush() {
        if (!flushAsked) {
            flushAsked = true;
            long to = incarnation;
            after(world.dice().nanos(20 * Dice.MICRO), () -> {
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
        peers.tick();
        if (link != null) {
            link.end().tick(world.time().now());
        }
        askFlush();
    }

    private void beat() {
        WorkerInfo self = new WorkerInfo(
                id,
                registration,
                incarnation,
                "node-of-" + id,
                Set.of("worker"),
                world.scenario().slots(),
                Map.of("memory", 3),
                0,
                "path-" + id,
                "host-" + id,
                1);
        toCoordinator(coordinator -> coordinator.beat(self));
    }

    private void toCoordinator(java.util.function.Consumer<SimCoordinator> message) {
        SimCoordinator to = world.coordinator();
        if (!cutOff && to != null) {
            world.network().carry(to, () -> message.accept(to));
        }
    }

    /** The coordinator's answer to a beat: the registration that counts, 0 if there is none. */
    void registered(long ofIncarnation, long number) {
        if (ofIncarnation == incarnation && number != registration) {
            registration = number;
            if (number == 0) {
                actorAfter(Dice.MILLI, this::beat);
            }
        }
    }

    void supervisorFrame(
            long toIncarnation, long epoch, long frameRegistration, long number, ToWorker content, long acknowledged) {
        if (toIncarnation != incarnation || epoch < highestEpoch) {
            return;
        }
        if (link == null
                || link.epoch() < epoch
                || (link.epoch() == epoch && link.registration() < frameRegistration)) {
            link = new Link(epoch, frameRegistration, end(epoch, frameRegistration));
            highestEpoch = epoch;
        }
        if (link.registration() == frameRegistration) {
            link.end()
                    .receive(number, content, acknowledged, world.time().now())
                    .forEach(this::received);
            askFlush();
        }
    }

    private void received(ToWorker message) {
        Trace.log(world, () -> id + " takes " + Trace.show(message));
        core.received(World.GRAPH, message);
    }

    private LinkEnd<ToSupervisor, ToWorker> end(long epoch, long ofRegistration) {
        return new LinkEnd<>(
                WINDOW,
                (number, content, acknowledged) -> toCoordinator(coordinator ->
                        coordinator.workerFrame(id, epoch, ofRegistration, number, content, acknowledged)));
    }

    void peerFrame(
            String from, long fromIncarnation, long toIncarnation, long number, ToPeer content, long acknowledged) {
        peers.receive(from, fromIncarnation, toIncarnation, number, content, acknowledged);
        askFlush();
    }

    void toSupervisor(ToSupervisor message) {
        Trace.log(world, () -> id + " says " + Trace.show(message));
        if (link != null) {
            link.end().send(message);
        }
    }

    boolean hasRoomToSupervisor() {
        return link != null && link.end().hasRoom();
    }

    @Override
    public String toString() {
        return id + (isAlive() ? isFrozen() ? " frozen " : " " : " dead ") + core.describe() + "running "
                + core.running() + ", link " + (link == null ? "none" : link.epoch() + "/" + link.registration());
    }
}
