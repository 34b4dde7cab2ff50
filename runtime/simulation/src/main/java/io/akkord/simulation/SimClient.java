package io.akkord.simulation;

import static io.akkord.simulation.Checks.require;

import io.akkord.core.graph.SegmentCodec;
import io.akkord.core.supervisor.GraphScheduler;
import io.akkord.core.supervisor.StateInspector;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private @Nullable SimSupervisor watched;
    private long quietSince;

    SimClient(World world) {
        this.world = world;
        this.open = world.tasks().segments().size() > 1;
    }

    void start() {
        load();
        next(0);
        if (world.plan().cancelled()) {
            world.time().after(world.dice().nanos(Dice.SECOND), this::cancel);
        }
    }

    private void load() {
        byte[] encoded = SegmentCodec.encode(world.tasks().segments().get(segment));
        parts = SegmentCodec.parts(encoded, PART_BYTES);
        digest = SegmentCodec.digest(encoded);
    }

    private boolean hasEnded() {
        return world.journal().rules().outcome() != null;
    }

    /** Sends one part or the closing; if no answer comes, begins with the first part again. */
    private void next(int index) {
        if (hasEnded()) {
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
                        world.plan().options(),
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
            require(
                    Invariant.NO_TASK_IS_LOST,
                    hasEnded() || refusal.get().contains("parts have arrived"),
                    () -> "refused: " + refusal.get());
            next(0);
            return;
        }
        segment++;
        request++;
        boolean more = segment < world.tasks().segments().size();
        if (more) {
            load();
            world.time().after(world.dice().nanos(300 * Dice.MILLI), () -> next(0));
        } else if (open) {
            world.time().after(world.dice().nanos(Dice.SECOND), this::seal);
        }
    }

    /** Once nothing goes wrong any more, waits until nothing is left to do, looks what is still held, and seals. */
    private void seal() {
        if (sealed || hasEnded()) {
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
        if (world.plan().seed() % 2 == 0) {
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
        if (hasEnded()) {
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

    private @Nullable SimSupervisor supervisor() {
        SimCoordinator coordinator = world.coordinator();
        return coordinator == null || coordinator.isFrozen() ? null : coordinator.supervisor();
    }
}
