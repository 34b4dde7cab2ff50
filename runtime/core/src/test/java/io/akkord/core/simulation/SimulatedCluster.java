package io.akkord.core.simulation;

import static io.akkord.core.simulation.Checks.require;

import io.akkord.core.supervisor.GraphEvent;
import io.akkord.core.supervisor.StateInspector;
import io.akkord.core.worker.CoreInspector;
import java.util.List;

/** Runs one scenario to its end and checks what must hold on the way. */
public final class SimulatedCluster {

    private static final long SETTLE = 20 * Dice.SECOND;
    private static final long MOST_STEPS = 5_000_000;

    private final World world;

    private SimulatedCluster(Scenario scenario) {
        this.world = new World(scenario);
    }

    /**
     * Runs the scenario of a seed.
     *
     * @return the facts in the journal
     * @throws AssertionError if something did not hold; its message has the seed
     */
    public static List<GraphEvent> run(long seed) {
        Scenario scenario = Scenario.of(seed);
        SimulatedCluster cluster = new SimulatedCluster(scenario);
        try {
            cluster.run();
            return cluster.world.journal().events();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(
                    "seed " + seed + " at " + cluster.world.time().now() / Dice.MICRO + " us: " + failure.getMessage()
                            + "\n  again: SimulatedCluster.run(" + seed + "L)\n  " + scenario + cluster.describe(),
                    failure);
        }
    }

    private void run() {
        world.coordinator(new SimCoordinator(world));
        world.coordinator().start();
        for (int i = 0; i < world.scenario().workers(); i++) {
            world.addWorker();
        }
        new SimClient(world).start();
        new Faults(world).start();
        runUntilEnd();
        require(world.coordinator() != null, () -> "the coordinator is gone");
        SimSupervisor supervisor = world.coordinator().supervisor();
        if (supervisor != null && !supervisor.isCommitting()) {
            FinalChecks.checkEnd(world, supervisor.state());
        }
        settle();
    }

    private void runUntilEnd() {
        for (long steps = 0; !hasEnded(); steps++) {
            long now = world.time().now();
            require(now < world.scenario().deadline(), () -> "not ended in time");
            require(steps < MOST_STEPS, () -> "too many steps");
            world.time().step();
        }
    }

    /** The end is recorded, and the supervisor that recorded it has said so. */
    private boolean hasEnded() {
        SimCoordinator coordinator = world.coordinator();
        return world.journal().rules().outcome() != null
                && coordinator != null
                && (coordinator.supervisor() == null
                        || !coordinator.supervisor().isCommitting());
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

    private String describe() {
        StringBuilder text = new StringBuilder();
        SimCoordinator coordinator = world.coordinator();
        SimSupervisor supervisor = coordinator == null ? null : coordinator.supervisor();
        if (supervisor != null) {
            StateInspector inspector = new StateInspector(supervisor.state());
            text.append("\n  frontier ")
                    .append(inspector.frontier())
                    .append(" of ")
                    .append(inspector.tasks());
            for (int task = 0; task < Math.min(40, inspector.tasks()); task++) {
                text.append("\n  ").append(inspector.describe(task));
            }
        }
        for (SimWorker worker : world.liveWorkers()) {
            text.append("\n  ").append(worker).append(CoreInspector.waiting(worker.core(), World.GRAPH));
        }
        text.append("\n  facts: ").append(world.journal().size());
        return text.toString();
    }
}
