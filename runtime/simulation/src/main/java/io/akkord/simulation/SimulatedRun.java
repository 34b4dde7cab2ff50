package io.akkord.simulation;

import static io.akkord.simulation.Checks.require;

import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.core.graph.SegmentCodec;
import io.akkord.core.supervisor.SchedulerSettings;
import io.akkord.core.supervisor.StateInspector;
import java.util.List;

/**
 * A graph run by the production core on a simulated cluster where nothing goes wrong, in exact virtual time. Control
 * messages take the cluster's latency; results that are not small take bandwidth too, which transfers share fairly;
 * deciding takes no time and committing what the cluster says. The same run gives the same report. For one thread.
 */
public final class SimulatedRun {

    /** Results up to this size travel in messages, as by default in production. */
    private static final int INLINE_LIMIT = 1024;

    private static final int UNRECORDED_LIMIT = 65_536;
    private static final int PART_BYTES = 128 * 1024;

    private final SimulatedWork work;
    private final Plan plan;
    private final boolean traced;

    private SimulatedRun(SimulatedWork work, Plan plan, boolean traced) {
        this.work = work;
        this.plan = plan;
        this.traced = traced;
    }

    /** A run that checks what is cheap to check and keeps no trace. */
    public static SimulatedRun of(
            SimulatedWork work, ClusterSpec cluster, GraphOptions options, SchedulerSettings settings) {
        Plan plan = new Plan(
                options.seed(),
                cluster,
                options,
                settings,
                UNRECORDED_LIMIT,
                INLINE_LIMIT,
                Plan.Weather.FINE,
                Plan.Troubles.NONE,
                0,
                Long.MAX_VALUE,
                false,
                Plan.Pace.EXACT,
                Plan.Scrutiny.CHEAP);
        return new SimulatedRun(work, plan, false);
    }

    /** With {@link RunReport#trace}. */
    public SimulatedRun traced() {
        return new SimulatedRun(work, plan, true);
    }

    /** With everything checked, and the journal kept for it. */
    public SimulatedRun checked() {
        return new SimulatedRun(work, plan.withScrutiny(Plan.Scrutiny.ALL), traced);
    }

    /**
     * Runs the graph to its end.
     *
     * @throws Violation if something that must hold does not
     */
    public RunReport run() {
        World world =
                new World(plan, new GivenTasks(work), new Dice(plan.seed()), World.Options.ORDINARY.traced(traced));
        SimCoordinator coordinator = new SimCoordinator(world);
        world.coordinator(coordinator);
        coordinator.start();
        for (int i = 0; i < plan.cluster().workers(); i++) {
            world.addWorker();
        }
        submit(coordinator);
        JournalRules rules = world.journal().rules();
        while (rules.outcome() == null) {
            world.time().step();
        }
        check(world, rules);
        return report(world);
    }

    private void submit(SimCoordinator coordinator) {
        SimSupervisor supervisor = java.util.Objects.requireNonNull(coordinator.supervisor());
        byte[] encoded = SegmentCodec.encode(work.segment());
        List<byte[]> parts = SegmentCodec.parts(encoded, PART_BYTES);
        long digest = SegmentCodec.digest(encoded);
        supervisor.tell(() -> {
            for (int i = 0; i < parts.size(); i++) {
                supervisor.scheduler().part(0, i, parts.get(i));
            }
            supervisor
                    .scheduler()
                    .submit(parts.size(), digest, plan.options(), false, 0)
                    .ifPresent(refusal -> {
                        throw new IllegalArgumentException("the graph is refused: " + refusal);
                    });
        });
    }

    private static void check(World world, JournalRules rules) {
        require(
                Invariant.OUTCOME_IS_RIGHT,
                rules.outcome() == GraphStatus.State.COMPLETED,
                () -> "ended as " + rules.outcome());
        require(
                Invariant.NO_TASK_IS_LOST,
                rules.recordedCount() == world.tasks().size(),
                () -> rules.recordedCount() + " of " + world.tasks().size() + " tasks are recorded");
        if (world.truth() != null) {
            List<String> errors = new StateInspector(world.truth()).errors();
            require(Invariant.COUNTS_ARE_RIGHT, errors.isEmpty(), () -> "counted wrong: " + errors);
        }
    }

    private static RunReport report(World world) {
        long peak = 0;
        long spilled = 0;
        for (SimWorker worker : world.workers()) {
            peak = Math.max(peak, worker.port().results().peak());
            spilled += worker.port().results().spilled();
        }
        Statistics statistics = world.statistics();
        return new RunReport(
                world.journal().rules().recordedCount(),
                statistics.lastEnd(),
                world.time().now(),
                world.transfers().bytesMoved(),
                peak,
                spilled,
                world.journal().rules().dispatches(),
                statistics.taskEvents(),
                world.time().steps(),
                statistics.trace());
    }
}
