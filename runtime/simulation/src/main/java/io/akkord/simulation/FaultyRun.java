package io.akkord.simulation;

import static io.akkord.simulation.Checks.require;

import io.akkord.core.supervisor.GraphEvent;
import io.akkord.core.supervisor.GraphState;
import io.akkord.core.supervisor.StateInspector;
import io.akkord.core.worker.CoreInspector;
import java.util.List;
import java.util.Set;

/** Runs a small random graph through faults to its end and checks what must hold on the way. */
final class FaultyRun {

    private static final long SETTLE = 20 * Dice.SECOND;
    private static final long MOST_STEPS = 50_000_000;
    private static final int SHOWN_TASKS = 40;

    private final World world;
    private long messagesToTheEnd;

    FaultyRun(Scenario scenario, World.Options options) {
        Dice dice = new Dice(scenario.plan().seed());
        SimGraph graph = SimGraph.of(scenario, dice.split());
        this.world = new World(scenario.plan(), graph, dice, options);
    }

    /**
     * Runs to the end.
     *
     * @throws Violation if something did not hold
     */
    void run() {
        try {
            runChecked();
        } catch (Violation violation) {
            throw violation;
        } catch (RuntimeException failure) {
            throw new Violation(Invariant.NO_ERROR, "unexpected " + failure, failure);
        }
    }

    private void runChecked() {
        SimCoordinator first = new SimCoordinator(world);
        world.coordinator(first);
        first.start();
        for (int i = 0; i < world.plan().cluster().workers(); i++) {
            world.addWorker();
        }
        new SimClient(world).start();
        new Faults(world).start();
        runUntilEnd();
        messagesToTheEnd = world.network().carried();
        SimCoordinator last = world.coordinator();
        require(Invariant.GRAPH_ENDS, last != null, () -> "the coordinator is gone");
        SimSupervisor supervisor = last == null ? null : last.supervisor();
        if (supervisor != null && !supervisor.isCommitting()) {
            FinalChecks.checkEnd(world, supervisor.state());
        }
        settle();
    }

    private void runUntilEnd() {
        for (long steps = 0; !hasEnded(); steps++) {
            long now = world.time().now();
            require(Invariant.GRAPH_ENDS, now < world.plan().deadline(), () -> "not ended in time");
            require(Invariant.GRAPH_ENDS, steps < MOST_STEPS, () -> "too many steps");
            world.time().step();
        }
    }

    /** The end is recorded, and the supervisor that recorded it has said so. */
    private boolean hasEnded() {
        SimCoordinator coordinator = world.coordinator();
        if (world.journal().rules().outcome() == null || coordinator == null) {
            return false;
        }
        SimSupervisor supervisor = coordinator.supervisor();
        return supervisor == null || !supervisor.isCommitting();
    }

    /**
     * Long enough after the end, and after everybody is back, nobody has anything of the graph; unless the supervisor was
     * struck twice just then.
     */
    private void settle() {
        long settled = world.time().now();
        while (world.time().now() < settled + SETTLE) {
            world.time().step();
            settled = world.isSettled() ? settled : world.time().now();
        }
        if (world.livesSinceEnd() <= 1) {
            FinalChecks.checkNothingLeft(world);
        }
    }

    List<GraphEvent> events() {
        return world.journal().events();
    }

    /** A hash of everything that happened. */
    long hash() {
        return world.time().hash();
    }

    long nowNanos() {
        return world.time().now();
    }

    /** Messages given to the network before the end was told. */
    long messagesToTheEnd() {
        return messagesToTheEnd;
    }

    Set<Class<?>> messageTypes() {
        return world.messages();
    }

    long steps() {
        return world.time().steps();
    }

    /** What the cluster is like now, for a report of what went wrong. */
    String describe() {
        StringBuilder text = new StringBuilder();
        GraphState truth = world.truth();
        if (truth != null) {
            StateInspector inspector = new StateInspector(truth);
            for (int task = 0; task < Math.min(SHOWN_TASKS, inspector.tasks()); task++) {
                text.append("\n  ").append(inspector.describe(task));
            }
        }
        for (SimWorker worker : world.liveWorkers()) {
            text.append("\n  ").append(worker).append(CoreInspector.waiting(worker.core(), World.GRAPH));
        }
        return text.append("\n  facts: ").append(world.journal().size()).toString();
    }
}
