package io.akkord.simulation;

import static io.akkord.simulation.Checks.require;

import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import io.akkord.core.supervisor.GraphScheduler;
import io.akkord.simulation.Seams.Fence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A supervisor's links to workers, by worker number. */
final class SimLinks {

    private static final int WINDOW = 16;

    /** Takes a message of a worker. */
    interface Receiver {
        void received(int worker, ToSupervisor message);
    }

    private static final class Link {
        final int worker;
        final WorkerInfo info;
        final LinkEnd<ToWorker, ToSupervisor> end;
        boolean stirred;

        Link(int worker, WorkerInfo info, LinkEnd<ToWorker, ToSupervisor> end) {
            this.worker = worker;
            this.info = info;
            this.end = end;
        }
    }

    private final World world;
    private final GraphScheduler scheduler;
    private final Map<Integer, Link> links = new LinkedHashMap<>();
    private final Map<String, Link> byId = new HashMap<>();
    private final List<Link> stirred = new ArrayList<>();

    SimLinks(World world, GraphScheduler scheduler) {
        this.world = world;
        this.scheduler = scheduler;
    }

    void open(int worker, WorkerInfo info) {
        Link link = new Link(worker, info, end(info));
        links.put(worker, link);
        byId.put(info.workerId(), link);
    }

    void close(int worker) {
        Link link = links.remove(worker);
        if (link != null) {
            byId.remove(link.info.workerId());
        }
    }

    boolean has(int worker) {
        return links.containsKey(worker);
    }

    private LinkEnd<ToWorker, ToSupervisor> end(WorkerInfo info) {
        SimWorker to = java.util.Objects.requireNonNull(world.worker(info.workerId()));
        long epoch = scheduler.epoch();
        return world.seams().link(WINDOW, (number, content, acknowledged) -> {
            if (!to.lease().isCutOff()) {
                world.network()
                        .carry(
                                to,
                                () -> to.supervisorFrame(
                                        info.incarnation(), epoch, info.registration(), number, content, acknowledged));
            }
        });
    }

    void send(int worker, ToWorker message) {
        Link link = links.get(worker);
        if (link == null) {
            require(Invariant.NO_ERROR, false, () -> "a message to worker " + worker + " without a link: " + message);
            return;
        }
        Trace.log(world, () -> "to " + link.info.workerId() + "#" + worker + ": " + Trace.show(message));
        link.end.send(message);
        stir(link);
    }

    void receive(
            String workerId,
            long epoch,
            long registration,
            long number,
            @Nullable ToSupervisor content,
            long acknowledged,
            Receiver receiver) {
        Link link = byId.get(workerId);
        Seams seams = world.seams();
        if (link != null
                && seams.passes(Fence.REGISTRATION_AT_SUPERVISOR, link.info.registration() == registration)
                && seams.passes(Fence.EPOCH_AT_SUPERVISOR, epoch == scheduler.epoch())) {
            stir(link);
            for (ToSupervisor message :
                    link.end.receive(number, content, acknowledged, world.time().now())) {
                receiver.received(link.worker, message);
            }
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
