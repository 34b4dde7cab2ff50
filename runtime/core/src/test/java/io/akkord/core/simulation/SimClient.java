package io.akkord.core.simulation;

import static io.akkord.core.simulation.Checks.require;

import io.akkord.core.graph.GraphSegment;
import io.akkord.core.graph.SegmentCodec;
import io.akkord.core.supervisor.GraphScheduler;
import io.akkord.core.supervisor.StateInspector;
import java.util.List;
import java.util.Optional;

/** A client that sends everything again until it is answered: the graph in parts, its extensions, the seal. */
final class SimClient {

    private static final long PATIENCE = 300 * Dice.MILLI;
    private static final int PART_BYTES = 300;

    private final World world;
    private final boolean open;
    private int segment;
    private List<byte[]> parts = List.of();
    private long digest;
    private boolean sealed;
    private long request;
    private SimSupervisor watched;
    private long quietSince;

    SimClient(World world) {
        this.world = world;
        this.open = world.scenario().segments() > 1;
    }

    void start() {
        load();
        next(0);
        if (world.scenario().cancelled()) {
            world.time().after(world.dice().nanos(Dice.SECOND), this::cancel);
        }
    }

    private void load() {
        GraphSegment present = world.graph().segments().get(segment);
        byte[] encoded = SegmentCodec.encode(present);
        parts = SegmentCodec.parts(encoded, PART_BYTES);
        digest = SegmentCodec.digest(encoded);
    }

    /** Sends one part or the closing; if no answer comes, begins with the first part again. */
    private void next(int index) {
        if (world.journal().rules().outcome() != null) {
            return;
        }
        long mine = ++request;
        world.time().after(PATIENCE, () -> {
            if (request == mine) {
                next(0);
            }
        });
        SimSupervisor supervisor = supervisor();
        if (supervisor == null) {
            return;
        }
        if (index < parts.size()) {
            supervisor.tell(() -> {
                int wanted = supervisor.scheduler().part(segment, index, parts.get(index));
                answer(supervisor, mine, () -> next(Math.min(wanted, parts.size())));
            });
        } else {
            supervisor.tell(() -> {
                Optional<String> refusal = close(supervisor.scheduler());
                answer(supervisor, mine, () -> closed(refusal));
            });
        }
    }

    private Optional<String> close(GraphScheduler scheduler) {
        return segment == 0
                ? scheduler.submit(
                        parts.size(),
                        digest,
                        world.scenario().options(),
                        open,
                        world.time().wallMillis())
                : scheduler.extend(segment, parts.size(), digest);
    }

    private void answer(SimSupervisor supervisor, long toRequest, Runnable then) {
        supervisor.afterRecord(() -> world.time().after(world.dice().nanos(Dice.MILLI), () -> {
            if (request == toRequest) {
                then.run();
            }
        }));
    }

    private void closed(Optional<String> refusal) {
        if (refusal.isPresent()) {
            boolean ended = world.journal().rules().outcome() != null;
            require(ended || refusal.get().contains("parts have arrived"), () -> "refused: " + refusal.get());
            next(0);
            return;
        }
        segment++;
        request++;
        boolean more = segment < world.graph().segments().size();
        if (more) {
            load();
            world.time().after(world.dice().nanos(300 * Dice.MILLI), () -> next(0));
        } else if (open) {
            world.time().after(world.dice().nanos(Dice.SECOND), this::seal);
        }
    }

    /** Once nothing goes wrong any more, waits until nothing is left to do, looks what is still held, and seals. */
    private void seal() {
        if (sealed || world.journal().rules().outcome() != null) {
            return;
        }
        world.time().after(PATIENCE, this::seal);
        SimSupervisor supervisor = supervisor();
        boolean quiet = supervisor != null
                && supervisor == watched
                && world.isSettled()
                && new StateInspector(supervisor.state()).isQuiet();
        watched = supervisor;
        quietSince = quiet ? quietSince : world.time().now();
        if (supervisor == null || supervisor.isCommitting()) {
            return;
        }
        if (world.scenario().seed() % 2 == 0) {
            if (world.time().now() - quietSince < 8 * Dice.SECOND) {
                return;
            }
            FinalChecks.checkNothingUnneeded(world, supervisor.state());
        }
        supervisor.tell(() -> {
            supervisor.scheduler().seal(segment - 1);
            supervisor.afterRecord(() -> sealed = true);
        });
    }

    private void cancel() {
        if (world.journal().rules().outcome() != null) {
            return;
        }
        SimSupervisor supervisor = supervisor();
        if (supervisor != null) {
            supervisor.tell(() -> supervisor
                    .scheduler()
                    .cancel("not needed any more", world.time().wallMillis()));
        }
        world.time().after(PATIENCE, this::cancel);
    }

    private SimSupervisor supervisor() {
        SimCoordinator coordinator = world.coordinator();
        return coordinator == null || coordinator.isFrozen() ? null : coordinator.supervisor();
    }
}
