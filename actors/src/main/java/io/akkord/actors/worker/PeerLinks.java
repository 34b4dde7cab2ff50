package io.akkord.actors.worker;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import io.akkord.actors.link.LinkEnd;
import io.akkord.actors.link.MessageCodec;
import io.akkord.actors.link.Payload;
import io.akkord.actors.protocol.WorkerCommand;
import io.akkord.core.message.ToPeer;
import io.akkord.core.message.WorkerAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A worker's links to other workers, each for one pair of incarnations. */
final class PeerLinks {

    private static final int WINDOW = 16;
    private static final MessageCodec<ToPeer> CODEC = new MessageCodec<>(ToPeer.class);

    private record Link(long incarnation, LinkEnd<ToPeer, ToPeer> end) {}

    /** Takes a peer's message. */
    interface Receiver {
        void accept(String workerId, ToPeer message);
    }

    private final String workerId;
    private final long incarnation;
    private final ActorRef<WorkerCommand> self;
    private final ActorRefResolver resolver;
    private final TreeMap<String, Link> links = new TreeMap<>();
    private final Map<String, WorkerAddress> addresses = new TreeMap<>();

    PeerLinks(String workerId, long incarnation, ActorRef<WorkerCommand> self, ActorRefResolver resolver) {
        this.workerId = workerId;
        this.incarnation = incarnation;
        this.self = self;
        this.resolver = resolver;
    }

    void know(List<WorkerAddress> peers) {
        for (WorkerAddress peer : peers) {
            if (!peer.workerId().equals(workerId)) {
                addresses.put(peer.workerId(), peer);
                link(peer.workerId(), peer.incarnation(), resolver.resolveActorRef(peer.path()));
            }
        }
    }

    @Nullable
    WorkerAddress address(String peer) {
        return addresses.get(peer);
    }

    /** The present link to an incarnation, made if it is new; null if that incarnation has been followed by another. */
    private @Nullable Link link(String peer, long peerIncarnation, ActorRef<WorkerCommand> ref) {
        Link link = links.get(peer);
        if (link != null && link.incarnation() > peerIncarnation) {
            return null;
        }
        if (link == null || link.incarnation() < peerIncarnation) {
            link = new Link(peerIncarnation, end(peerIncarnation, ref));
            links.put(peer, link);
        }
        return link;
    }

    private LinkEnd<ToPeer, ToPeer> end(long peerIncarnation, ActorRef<WorkerCommand> ref) {
        return new LinkEnd<>(
                ref.path().address().hasLocalScope(), WINDOW, CODEC, CODEC, (number, payload, acknowledged) -> {
                    if (payload instanceof Payload.Piece piece) {
                        ref.tell(new WorkerCommand.PeerFrame(
                                workerId,
                                incarnation,
                                peerIncarnation,
                                self,
                                number,
                                piece.more(),
                                piece.bytes(),
                                acknowledged));
                    } else {
                        ref.tell(new WorkerMessage.LocalPeerFrame(
                                workerId, incarnation, peerIncarnation, self, number, payload, acknowledged));
                    }
                });
    }

    void receive(
            String from,
            long fromIncarnation,
            long toIncarnation,
            ActorRef<WorkerCommand> ref,
            long number,
            Payload payload,
            long acknowledged,
            Receiver receiver) {
        if (toIncarnation != incarnation) {
            return;
        }
        Link link = link(from, fromIncarnation, ref);
        if (link != null) {
            link.end()
                    .receive(number, payload, acknowledged, System.nanoTime())
                    .forEach(message -> receiver.accept(from, message));
        }
    }

    void send(String peer, ToPeer message) {
        Link link = links.get(peer);
        if (link != null) {
            link.end().send(message);
        }
    }

    void flush(long nowNanos) {
        links.values().forEach(link -> link.end().flush(nowNanos));
    }

    void tick(long nowNanos) {
        links.values().forEach(link -> link.end().tick(nowNanos));
    }
}
