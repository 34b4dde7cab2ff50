package io.akkord.samples.chaos.nemesis;

import io.akkord.samples.chaos.ground.NodeId;
import io.akkord.samples.chaos.stage.Stage;
import java.util.Optional;
import java.util.SplittableRandom;

/** {@code SIGSTOP}, and {@code SIGCONT} after a while: the node wakes up and believes that no time has passed. */
record FreezeNode(String kind, int shortestSeconds, int longestSeconds, boolean coordinator) implements Nemesis {

    /** A worker, for shorter or longer than its lease. */
    static Nemesis aWorker() {
        return new FreezeNode("freeze-worker", 2, 20, false);
    }

    /** The coordinator that supervises a graph under way, for so long that another takes the graph over. */
    static Nemesis supervising() {
        return new FreezeNode("freeze-coordinator", 30, 40, true);
    }

    @Override
    public Optional<Fault> start(Stage stage, SplittableRandom random) {
        Optional<NodeId> target =
                coordinator ? stage.supervising() : stage.nodes().anyFree(false, random);
        return target.map(node -> {
            stage.nodes().hold(node);
            stage.nodes().process(node).suspend();
            return new Fault("froze " + node, () -> {
                stage.nodes().process(node).resume();
                stage.nodes().release(node);
            });
        });
    }
}
