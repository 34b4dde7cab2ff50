package io.akkord.samples.chaos.nemesis;

import io.akkord.samples.chaos.ground.NodeId;
import io.akkord.samples.chaos.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Some nodes are cut off from all others, from the database and from clients, as by a pulled cable; among themselves they
 * go on. Heals after a while.
 *
 * @param coordinators how many
 * @param workers how many
 */
record CutOff(String kind, int coordinators, int workers) implements Nemesis {

    /** A coordinator alone, which must find out that it is in the minority. */
    static Nemesis aCoordinator() {
        return new CutOff("partition-coordinator", 1, 0);
    }

    /** A worker alone, whose lease ends. */
    static Nemesis aWorker() {
        return new CutOff("partition-worker", 0, 1);
    }

    /** A coordinator with a worker, which could go on together if they thought that they were allowed to. */
    static Nemesis aMinority() {
        return new CutOff("partition-minority", 1, 1);
    }

    @Override
    public int shortestSeconds() {
        return 4;
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
        List<NodeId> cut = new ArrayList<>();
        if (coordinators > 0) {
            stage.supervising().or(() -> stage.nodes().anyFree(true, random)).ifPresent(cut::add);
        }
        if (workers > 0) {
            stage.nodes().anyFree(false, random).ifPresent(cut::add);
        }
        if (cut.size() < coordinators + workers) {
            return Optional.empty();
        }
        cut.forEach(stage.nodes()::hold);
        stage.terrain().networks().cutOff(cut);
        return Optional.of(new Fault("cut off " + cut, () -> {
            stage.terrain().networks().join(cut);
            cut.forEach(stage.nodes()::release);
        }));
    }
}
