package io.akkord.samples.chaos.nemesis;

import io.akkord.samples.chaos.ground.Networks;
import io.akkord.samples.chaos.ground.NodeId;
import io.akkord.samples.chaos.stage.Stage;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A coordinator is cut off from others while the database, which is where two writers would meet, stays in its reach.
 *
 * @param bothWays else only what it sends is lost, and it still hears the others
 * @param fromWorkers whether workers are among the others
 */
record CutPeers(String kind, boolean bothWays, boolean fromWorkers) implements Nemesis {

    /** From the other coordinators; database, workers and clients still reach it. */
    static Nemesis ofCoordinators() {
        return new CutPeers("partition-peers", true, false);
    }

    /** From all other nodes, one way. */
    static Nemesis oneWay() {
        return new CutPeers("partition-one-way", false, true);
    }

    @Override
    public int shortestSeconds() {
        return 6;
    }

    @Override
    public int longestSeconds() {
        return 30;
    }

    @Override
    public Need need() {
        return Need.NETWORKS;
    }

    @Override
    public Optional<Fault> start(Stage stage, SplittableRandom random) {
        return stage.supervising().or(() -> stage.nodes().anyFree(true, random)).map(node -> cut(stage, node));
    }

    private Fault cut(Stage stage, NodeId node) {
        Networks networks = stage.terrain().networks();
        List<NodeId> others = stage.nodes().all().stream()
                .filter(other -> !other.equals(node) && (fromWorkers || other.coordinator()))
                .toList();
        stage.nodes().hold(node);
        others.forEach(other -> networks.deafen(node, other));
        if (bothWays) {
            others.forEach(other -> networks.deafen(other, node));
        }
        return new Fault(
                (bothWays ? "cut " : "lost all that is sent by ") + node + (bothWays ? " off from " : " to ") + others,
                () -> {
                    others.forEach(other -> networks.hear(node, other));
                    if (bothWays) {
                        others.forEach(other -> networks.hear(other, node));
                    }
                    stage.nodes().release(node);
                });
    }
}
