package io.akkord.simulation;

import io.akkord.core.liveness.WorkerDeath;
import io.akkord.core.worker.RunningBody;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files in which workers note what they execute. A coordinator on the same machine reads one as soon as it wonders; else
 * the worker's successor tells what it found, a while later; and now and then nobody comes by.
 */
final class SimDeaths {

    private final World world;
    private final List<WorkerDeath> known = new ArrayList<>();

    SimDeaths(World world) {
        this.world = world;
    }

    /** A worker's process ends while it runs these bodies. By dice of their own if nothing is deadly. */
    void died(SimWorker worker, List<RunningBody> bodies) {
        WorkerDeath death = new WorkerDeath(
                worker.id(),
                "killed",
                bodies.size(),
                world.time().wallMillis(),
                Collections.nCopies(bodies.size(), World.GRAPH),
                bodies.stream().mapToInt(body -> body.row().task()).toArray(),
                bodies.stream().mapToInt(body -> body.row().attempt()).toArray());
        Dice dice = new Dice(world.plan().seed() * 31 + worker.number());
        if (!dice.chance(0.1)) {
            world.time().after(dice.chance(0.5) ? 0 : dice.nanos(2 * Dice.SECOND), () -> tell(death));
        }
    }

    private void tell(WorkerDeath death) {
        known.add(death);
        SimCoordinator coordinator = world.coordinator();
        @Nullable SimSupervisor supervisor = coordinator == null ? null : coordinator.supervisor();
        if (supervisor != null) {
            supervisor.deaths(known());
        }
    }

    /** What a coordinator knows by now. */
    List<WorkerDeath> known() {
        return List.copyOf(known);
    }
}
