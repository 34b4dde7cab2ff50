package io.akkord.simulation;

import io.akkord.core.message.ToPeer;
import io.akkord.core.message.WorkerAddress;
import io.akkord.simulation.Seams.Fence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A worker's links to other workers, each for one pair of incarnations; gone with the actor system. */
final class SimPeers {

    private static final int WINDOW = 16;

    private static final class Link {
        final long incarnation;
        final LinkEnd<ToPeer, ToPeer> end;
        boolean stirred;

        Link(long incarnation, LinkEnd<ToPeer, ToPeer> end) {
            this.incarnation = incarnation;
            this.end = end;
        }
    }

    private final World world;
    private final SimWorker worker;
    private final long incarnation;
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final List<Link> stirred = new ArrayList<>();

    SimPeers(World world, SimWorker worker, long incarnation) {
        this.world = world;
        this.worker = worker;
        this.incarnation = incarnation;
    }

    void know(List<WorkerAddress> peers) {
        for (WorkerAddress peer : peers) {
            if (!peer.workerId().equals(worker.id())) {
                link(peer.workerId(), peer.incarnation());
            }
        }
    }

    /** The present link to an incarnation, made if it is new; null if that incarnation has been followed by another. */
    private @Nullable Link link(String peer, long peerIncarnation) {
        Link link = links.get(peer);
        if (link != null && !world.seams().passes(Fence.INCARNATION_AT_PEER, link.incarnation <= peerIncarnation)) {
            return null;
        }
        if (link == null || link.incarnation < peerIncarnation) {
            link = new Link(
                    peerIncarnation,
                    world.seams()
                            .link(
                                    WINDOW,
                                    (number, content, acknowledged) ->
                                            transmit(peer, peerIncarnation, number, content, acknowledged)));
            links.put(peer, link);
        }
        return link;
    }

    private void transmit(String peer, long peerIncarnation, long number, @Nullable ToPeer content, long acknowledged) {
        SimWorker to = world.worker(peer);
        if (to != null) {
            world.network()
                    .carry(
                            to,
                            () -> to.peerFrame(
                                    worker.id(), incarnation, peerIncarnation, number, content, acknowledged));
        }
    }

    void receive(
            String from,
            long fromIncarnation,
            long toIncarnation,
            long number,
            @Nullable ToPeer content,
            long acknowledged) {
        boolean mine = world.seams().passes(Fence.INCARNATION_AT_PEER, toIncarnation == incarnation);
        Link link = mine ? link(from, fromIncarnation) : null;
        if (link != null) {
            stir(link);
            for (ToPeer message :
                    link.end.receive(number, content, acknowledged, world.time().now())) {
                received(from, message);
            }
        }
    }

    private void received(String from, ToPeer message) {
        Trace.log(world, () -> worker.id() + " from " + from + ": " + Trace.show(message));
        world.noteMessage(message);
        ToPeer whispered = world.seams().whispered(from, message);
        if (whispered != null) {
            worker.core().received(from, whispered);
        }
    }

    void send(String peer, ToPeer message) {
        Link link = links.get(peer);
        if (link != null) {
            link.end.send(message);
            stir(link);
        }
    }

    private void stir(Link link) {
        if (!link.stirred) {
            link.stirred = true;
            stirred.add(link);
        }
    }

    /** Only links on which something happened have something to send. */
    void flush() {
        for (Link link : stirred) {
            link.stirred = false;
            link.end.flush(world.time().now());
        }
        stirred.clear();
    }

    void tick() {
        links.values().forEach(link -> link.end.tick(world.time().now()));
    }
}
