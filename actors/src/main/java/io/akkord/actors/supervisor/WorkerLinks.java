package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.javadsl.ActorContext;
import io.akkord.actors.link.LinkEnd;
import io.akkord.actors.link.MessageCodec;
import io.akkord.actors.link.Payload;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.actors.protocol.WorkerCommand;
import io.akkord.actors.worker.WorkerMessage;
import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** A supervisor's links to the workers of its graph. A link is for one (epoch, registration); frames of others are void. */
final class WorkerLinks {

    private static final int WINDOW = 16;
    private static final MessageCodec<ToWorker> OUT = new MessageCodec<>(ToWorker.class);
    private static final MessageCodec<ToSupervisor> IN = new MessageCodec<>(ToSupervisor.class);

    private record Link(int worker, WorkerInfo info, LinkEnd<ToWorker, ToSupervisor> end) {}

    /** Takes a worker's message. */
    interface Receiver {
        void accept(int worker, ToSupervisor message);
    }

    private final ActorContext<GraphCommand> context;
    private final String graph;
    private final LongSupplier epoch;
    private final TreeMap<Integer, Link> links = new TreeMap<>();

    WorkerLinks(ActorContext<GraphCommand> context, String graph, LongSupplier epoch) {
        this.context = context;
        this.graph = graph;
        this.epoch = epoch;
    }

    void open(int worker, WorkerInfo info) {
        ActorRef<WorkerCommand> ref = ActorRefResolver.get(context.getSystem()).resolveActorRef(info.path());
        boolean local = ref.path().address().hasLocalScope();
        links.put(
                worker,
                new Link(
                        worker,
                        info,
                        new LinkEnd<>(
                                local,
                                WINDOW,
                                OUT,
                                IN,
                                (number, payload, acknowledged) ->
                                        ref.tell(frame(info, number, payload, acknowledged)))));
    }

    private WorkerCommand frame(WorkerInfo info, long number, Payload payload, long acknowledged) {
        if (payload instanceof Payload.Piece piece) {
            return new WorkerCommand.SupervisorFrame(
                    graph,
                    epoch.getAsLong(),
                    info.registration(),
                    context.getSelf(),
                    number,
                    piece.more(),
                    piece.bytes(),
                    acknowledged);
        }
        return new WorkerMessage.LocalSupervisorFrame(
                graph, epoch.getAsLong(), info.registration(), context.getSelf(), number, payload, acknowledged);
    }

    void close(int worker) {
        links.remove(worker);
    }

    void send(int worker, ToWorker message) {
        Link link = links.get(worker);
        if (link != null) {
            link.end().send(message);
        }
    }

    /** Takes a frame if it belongs to a present link. */
    void receive(
            String workerId,
            long frameEpoch,
            long registration,
            long number,
            Payload payload,
            long acknowledged,
            Receiver receiver) {
        for (Link link : links.values()) {
            if (link.info().workerId().equals(workerId)
                    && link.info().registration() == registration
                    && frameEpoch == epoch.getAsLong()) {
                List<ToSupervisor> messages = link.end().receive(number, payload, acknowledged, System.nanoTime());
                messages.forEach(message -> receiver.accept(link.worker(), message));
                return;
            }
        }
    }

    void flush() {
        long now = System.nanoTime();
        links.values().forEach(link -> link.end().flush(now));
    }

    void tick() {
        long now = System.nanoTime();
        links.values().forEach(link -> link.end().tick(now));
    }
}
