package io.akkord.simulation;

import static io.akkord.simulation.Checks.require;

import io.akkord.core.graph.OperationSpec;
import io.akkord.core.supervisor.GraphEvent;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What code processes have. In some runs there is an upgrade: an operation's code changes, those who start from then on
 * have the new one, and workers are restarted one after the other. If the graph then waits, somebody accepts the change.
 * By dice of its own, so that everything else of a seed stays as it was.
 */
final class SimCode {

    private static final long NEW_CODE = 0xC0DE;
    private static final long ACCEPTED_EACH = 3 * Dice.SECOND;
    private static final String WORD = "--accept-changed";

    /** An operation with the code that was accepted for it. */
    private record Accepted(int operation, long fingerprint) {}

    private final World world;
    private final Dice dice;
    private final boolean upgrades;
    private final Set<Accepted> accepted = new HashSet<>();
    private boolean upgraded;

    SimCode(World world) {
        this.world = world;
        this.dice = new Dice(world.plan().seed() * 0x9E3779B97F4A7C15L + 0x2468ACEL);
        this.upgrades = world.plan().troubles().workerCrash() > 0 && dice.chance(0.2);
    }

    void start(Runnable restartWorkers) {
        if (upgrades) {
            world.time().after(dice.nanos(world.plan().faultsUntil() / 4), () -> {
                Trace.log(world, () -> "upgrade");
                upgraded = true;
                restartWorkers.run();
                accept();
            });
        }
    }

    /** Whether a process that starts now has the new code. */
    boolean isUpgraded() {
        return upgraded;
    }

    /** The fingerprint of an operation's code in a process; operations without one have none anywhere. */
    static long present(OperationSpec spec, boolean upgraded) {
        boolean changes = upgraded && spec.methodName().endsWith("1");
        return changes ? NEW_CODE : spec.fingerprint() == NEW_CODE ? 1 : spec.fingerprint();
    }

    /** A person looks now and then, and accepts the change if the graph says that it waits for that. */
    private void accept() {
        world.time().after(ACCEPTED_EACH, () -> {
            SimCoordinator coordinator = world.coordinator();
            @Nullable SimSupervisor supervisor = coordinator == null ? null : coordinator.supervisor();
            if (world.journal().rules().outcome() != null) {
                return;
            }
            if (supervisor != null && !supervisor.isCommitting()) {
                supervisor.tell(() -> acceptIfAsked(supervisor));
            }
            accept();
        });
    }

    private void acceptIfAsked(SimSupervisor supervisor) {
        Optional<String> message = supervisor
                .scheduler()
                .status(new io.akkord.api.GraphId(World.GRAPH))
                .message();
        if (message.filter(text -> text.contains(WORD)).isPresent()) {
            supervisor.scheduler().acceptChangedCode("somebody", world.time().wallMillis());
        }
    }

    /** A fact that is durable. */
    void accept(GraphEvent event) {
        if (event instanceof GraphEvent.CodeAccepted change) {
            require(Invariant.CODE_IS_ACCEPTED, upgraded, () -> "a change was accepted before there was one");
            for (int i = 0; i < change.operations().length; i++) {
                accepted.add(new Accepted(change.operations()[i], change.fingerprints()[i]));
            }
        }
    }

    /** Whether a worker was told the code that the graph was submitted with, or one that was accepted. */
    boolean isKnown(int task, int operation, OperationSpec told) {
        return told.fingerprint() == world.tasks().operation(task).fingerprint()
                || accepted.contains(new Accepted(operation, told.fingerprint()));
    }

    /** A body begins in a process: with the code that the graph was submitted with, or that was accepted. */
    void check(String worker, int task, int operation, boolean workerUpgraded) {
        OperationSpec submitted = world.tasks().operation(task);
        long code = present(submitted, workerUpgraded);
        require(
                Invariant.CODE_IS_ACCEPTED,
                code == submitted.fingerprint() || accepted.contains(new Accepted(operation, code)),
                () -> worker + " runs task " + task + " with code that nobody accepted");
    }
}
