package io.akkord.samples.chaos.nemesis;

import io.akkord.samples.chaos.stage.Stage;
import java.util.Optional;
import java.util.SplittableRandom;

/** What a worker sends goes out at 1 Mbit/s: results queue up, and heartbeats with them. */
final class SlowLink implements Nemesis {

    private static final int KILOBITS_A_SECOND = 1024;

    @Override
    public String kind() {
        return "slow-link";
    }

    @Override
    public int shortestSeconds() {
        return 10;
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
        return stage.nodes().anyFree(false, random).map(node -> {
            stage.nodes().hold(node);
            stage.terrain().networks().slow(node, KILOBITS_A_SECOND);
            return new Fault("slowed down " + node, () -> {
                stage.terrain().networks().hasten(node);
                stage.nodes().release(node);
            });
        });
    }
}
