package io.akkord.actors.worker;

import akka.actor.typed.ActorRef;
import io.akkord.actors.link.LinkEnd;
import io.akkord.actors.link.MessageCodec;
import io.akkord.actors.link.Payload;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.actors.supervisor.SupervisorMessage;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A worker's links to the supervisors of its graphs, at most one a graph: that of the highest epoch, and within it of the
 * latest registration. Frames of lower epochs are refused, which fences a supervisor that woke up beside its successor.
 */
final class SupervisorLinks {

    private static final int WINDOW = 8;
    private static final MessageCodec<ToSupervisor> OUT = new MessageCodec<>(ToSupervisor.class);
    private static final MessageCodec<ToWorker> IN = new MessageCodec<>(ToWorker.class);

    private record Link(long epoch, long registration, LinkEnd<ToSupervisor, ToWorker> end) {}

    /** Takes a supervisor's message. */
    interface Receiver {
        void accept(String graph, ToWorker message);
    }

    private final String workerId;
    private final Map<String, Long> epochs;
    private final LeaseTimes leases;
    private final TreeMap<String, Link> links = new TreeMap<>();

    /** Graphs without a valid link, with the time since when. */
    private final TreeMap<String, Long> unclaimed = new TreeMap<>();

    /**
     * No links yet.
     *
     * @param epochs highest epoch seen of each graph, kept by the host
     * @param leases is told under which registration each graph's link is
     */
    SupervisorLinks(String workerId, Map<String, Long> epochs, LeaseTimes leases) {
        this.workerId = workerId;
        this.leases = leases;
        this.epochs = epochs;
    }

    void receive(
            String graph,
            long epoch,
            long registration,
            ActorRef<GraphCommand> supervisor,
            long number,
            Payload payload,
            long acknowledged,
            Receiver receiver) {
        if (epoch < epochs.getOrDefault(graph, 0L)) {
            return;
        }
        Link link = links.get(graph);
        if (link == null || isNewer(link, epoch, registration)) {
            if (number != 1) {
                // The begin comes again. What is behind it may be a straggler of a graph that has ended here.
                return;
            }
            link = new Link(epoch, registration, end(epoch, registration, supervisor));
            links.put(graph, link);
            epochs.put(graph, epoch);
            leases.linked(graph, registration);
            unclaimed.remove(graph);
        }
        if (link.registration() == registration) {
            link.end()
                    .receive(number, payload, acknowledged, System.nanoTime())
                    .forEach(message -> receiver.accept(graph, message));
        }
    }

    private static boolean isNewer(Link link, long epoch, long registration) {
        return epoch > link.epoch() || (epoch == link.epoch() && registration > link.registration());
    }

    private LinkEnd<ToSupervisor, ToWorker> end(long epoch, long registration, ActorRef<GraphCommand> supervisor) {
        return new LinkEnd<>(
                supervisor.path().address().hasLocalScope(), WINDOW, OUT, IN, (number, payload, acknowledged) -> {
                    if (payload instanceof Payload.Piece piece) {
                        supervisor.tell(new GraphCommand.WorkerFrame(
                                workerId, epoch, registration, number, piece.more(), piece.bytes(), acknowledged));
                    } else {
                        supervisor.tell(new SupervisorMessage.LocalFrame(
                                workerId, epoch, registration, number, payload, acknowledged));
                    }
                });
    }

    /** Links under a registration are void: their graphs wait for a new one, like those that have none. */
    void registrationEnded(long registration, long nowNanos) {
        for (String graph : epochs.keySet()) {
            Link link = links.get(graph);
            if (link == null || link.registration() == registration) {
                unclaimed.putIfAbsent(graph, nowNanos);
            }
        }
    }

    /** Takes the graphs that no supervisor has claimed for so long. */
    List<String> abandoned(long nanos, long nowNanos) {
        if (unclaimed.isEmpty()) {
            return List.of();
        }
        List<String> graphs = unclaimed.entrySet().stream()
                .filter(entry -> nowNanos - entry.getValue() > nanos)
                .map(Map.Entry::getKey)
                .toList();
        graphs.forEach(unclaimed::remove);
        return graphs;
    }

    void send(String graph, ToSupervisor message) {
        Link link = links.get(graph);
        if (link != null) {
            link.end().send(message);
        }
    }

    boolean hasRoom(String graph) {
        Link link = links.get(graph);
        return link != null && link.end().hasRoom();
    }

    void flush(long nowNanos) {
        links.values().forEach(link -> link.end().flush(nowNanos));
    }

    void tick(long nowNanos) {
        links.values().forEach(link -> link.end().tick(nowNanos));
        links.keySet().removeIf(graph -> !epochs.containsKey(graph));
        unclaimed.keySet().removeIf(graph -> !epochs.containsKey(graph));
    }
}
