package io.akkord.simulation.mutant;

import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.supervisor.StateInspector;
import io.akkord.simulation.Mutant;
import io.akkord.simulation.Seams;
import io.akkord.simulation.Seams.Fence;
import java.util.Arrays;
import java.util.List;

/** Bugs in what keeps the outdated out, and in leases. */
final class FenceMutants {

    private FenceMutants() {}

    static List<Mutant> all() {
        return List.of(
                open("old-epoch-at-worker", "frames of an earlier supervisor are taken", Fence.EPOCH_AT_WORKER),
                open(
                        "old-epoch-at-supervisor",
                        "reports to an earlier supervisor are taken",
                        Fence.EPOCH_AT_SUPERVISOR),
                open("old-incarnation-at-peer", "frames of earlier incarnations are taken", Fence.INCARNATION_AT_PEER),
                new Mutant("stale-attempt", "completions count whatever their attempt", StaleAttempt::new),
                new Mutant("skipped-lease", "leases never end", () -> new Seams() {
                    @Override
                    public boolean endsLeases() {
                        return false;
                    }
                }),
                new Mutant(
                        "late-registry",
                        "the scheduler is told of the workers before the last change",
                        LateRegistry::new));
    }

    private static Mutant open(String name, String what, Fence open) {
        return new Mutant(name, what, () -> new Seams() {
            @Override
            public boolean passes(Fence fence, boolean fits) {
                return fits || fence == open;
            }
        });
    }

    private static final class StaleAttempt extends Seams {
        @Override
        public ToSupervisor heard(StateInspector truth, int worker, ToSupervisor message) {
            if (message instanceof ToSupervisor.Completed done) {
                int[] attempts = Arrays.stream(done.completions().tasks())
                        .map(task -> task < truth.tasks() ? truth.attempt(task) : 1)
                        .toArray();
                return new ToSupervisor.Completed(Columns.withAttempts(done.completions(), attempts));
            }
            return message;
        }
    }

    private static final class LateRegistry extends Seams {
        private List<WorkerInfo> before = List.of();

        @Override
        public List<WorkerInfo> registered(List<WorkerInfo> workers) {
            List<WorkerInfo> told = before;
            before = workers;
            return told;
        }
    }
}
