package io.akkord.samples.chaos.nemesis;

import io.akkord.samples.chaos.ground.NodeId;
import io.akkord.samples.chaos.stage.Stage;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * {@code SIGSTOP}, and {@code SIGCONT} after a while: the node wakes up and believes that no time has passed.
 *
 * @param whom chooses
 */
record FreezeNode(String kind, int shortestSeconds, int longestSeconds, Choice whom) implements Nemesis {

    /** Chooses a node; empty if there is nobody to be chosen now. */
    interface Choice {
        Optional<NodeId> choose(Stage stage, SplittableRandom random);
    }

    /** A worker, for shorter or longer than its lease. */
    static Nemesis aWorker() {
        return new FreezeNode(
                "freeze-worker", 2, 20, (stage, random) -> stage.nodes().anyFree(false, random));
    }

    /** The coordinator that supervises a graph under way, for so long that another takes the graph over. */
    static Nemesis supervising() {
        return new FreezeNode("freeze-coordinator", 30, 40, (stage, random) -> stage.supervising());
    }

    /** The coordinator that has the catalogue of open graphs, for so long that another begins its next life. */
    static Nemesis cataloguing() {
        return new FreezeNode("freeze-catalogue", 30, 40, (stage, random) -> stage.cataloguing());
    }

    @Override
    public Optional<Fault> start(Stage stage, SplittableRandom random) {
        return whom.choose(stage, random).map(node -> {
            stage.nodes().hold(node);
            stage.nodes().process(node).suspend();
            return new Fault("froze " + node, () -> {
                stage.nodes().process(node).resume();
                stage.nodes().release(node);
            });
        });
    }
}
