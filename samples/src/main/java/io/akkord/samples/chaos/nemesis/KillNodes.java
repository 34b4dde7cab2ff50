package io.akkord.samples.chaos.nemesis;

import io.akkord.samples.chaos.ground.NodeId;
import io.akkord.samples.chaos.stage.Stage;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * {@code SIGKILL}: the process is gone, and another is started in its place after a while.
 *
 * @param whom chooses
 */
record KillNodes(String kind, int longestSeconds, Choice whom) implements Nemesis {

    /** Chooses nodes; none if there is nobody to be chosen now. */
    interface Choice {
        List<NodeId> choose(Stage stage, SplittableRandom random);
    }

    /** One worker. */
    static Nemesis worker() {
        return new KillNodes("kill-worker", 8, (stage, random) -> stage.nodes().anyFree(false, random).stream()
                .toList());
    }

    /** One coordinator. */
    static Nemesis coordinator() {
        return new KillNodes("kill-coordinator", 15, (stage, random) -> stage.nodes().anyFree(true, random).stream()
                .toList());
    }

    /** The coordinator that supervises a graph under way. */
    static Nemesis supervisor() {
        return new KillNodes("kill-supervisor", 15, (stage, random) -> stage.supervising().stream()
                .toList());
    }

    /** Every coordinator that is up. */
    static Nemesis allCoordinators() {
        return new KillNodes(
                "kill-coordinators", 5, (stage, random) -> stage.nodes().free(true));
    }

    /** Every node that is up. */
    static Nemesis everything() {
        return new KillNodes("kill-all", 5, (stage, random) -> stage.nodes().all().stream()
                .filter(stage.nodes()::isFree)
                .toList());
    }

    @Override
    public int shortestSeconds() {
        return 0;
    }

    @Override
    public Optional<Fault> start(Stage stage, SplittableRandom random) {
        List<NodeId> chosen = whom.choose(stage, random);
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        stage.nodes().kill(chosen);
        return Optional.of(new Fault("killed " + chosen, () -> chosen.forEach(stage.nodes()::release)));
    }
}
