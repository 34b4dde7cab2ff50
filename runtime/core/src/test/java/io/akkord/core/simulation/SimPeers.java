package io.akkord.core.simulation;

import io.akkord.core.message.ToPeer;
import io.akkord.core.message.WorkerAddress;
import java.util.List;
import java.util.TreeMap;

/** A worker's links to other workers, each for one pair of incarnations; gone with the actor system. */
final class SimPeers {

    private static final int WINDOW = 16;

    private record Link(long incarnation, LinkEnd<ToPeer, ToPeer> end) {}

    private final World world;
    private final SimWorker worker;
    private final long incarnation;
    private final TreeMap<String, Link> links = new TreeMap<>();

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
    private Link link(String peer, long peerIncarnation) {
        Link link = links.get(peer);
        if (link != null && link.incarnation() > peerIncarnation) {
            return null;
        }
        if (link == null || link.incarnation() < peerIncarnation) {
            link = new Link(
                    peerIncarnation,
                    new LinkEnd<>(
                            WINDOW,
                            (number, content, acknowledged) ->
                                    transmit(peer, peerIncarnation, number, content, acknowledged)));
            links.put(peer, link);
        }
        return link;
    }

    private void transmit(String peer, long peerIncarnation, long number, ToPeer content, long acknowledged) {
        Trace.log(
                world,
                () -> worker.id() + " frame " + number + " to " + peer + " ack " + acknowledged + " "
                        + Trace.show(content));
        SimWorker to = world.worker(peer);
        world.network()
                .carry(
                        to,
                        () -> to.peerFrame(worker.id(), incarnation, peerIncarnation, number, content, acknowledged));
    }

    void receive(
            String from, long fromIncarnation, long toIncarnation, long number, ToPeer content, long acknowledged) {
        Link link = toIncarnation == incarnation ? link(from, fromIncarnation) : null;
        if (link != null) {
            link.end()
                    .receive(number, content, acknowledged, world.time().now())
                    .forEach(message -> received(from, message));
        }
    }

    private void received(String from, ToPeer message) {
        Trace.log(world, () -> worker.id() + " from " + from + ": " + Trace.show(message));
        worker.core().received(from, message);
    }

    void send(String peer, ToPeer message) {
        Link link = links.get(peer);
        if (link != null) {
            link.end().send(message);
        }
    }

    void flush() {
        links.values().forEach(link -> link.end().flush(world.time().now()));
    }

    void tick() {
        links.values().forEach(link -> link.end().tick(world.time().now()));
    }
}
