package io.akkord.samples.chaos.nemesis;

import io.akkord.samples.chaos.stage.Stage;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One coordinator's connections to the database carry nothing for a while, and then all that was held back: its writes
 * arrive late, perhaps after those of another.
 */
final class CutDatabase implements Nemesis {

    @Override
    public String kind() {
        return "cut-database";
    }

    @Override
    public int shortestSeconds() {
        return 5;
    }

    @Override
    public int longestSeconds() {
        return 25;
    }

    @Override
    public Optional<Fault> start(Stage stage, SplittableRandom random) {
        return stage.supervising().or(() -> stage.nodes().anyFree(true, random)).map(node -> {
            stage.nodes().hold(node);
            stage.terrain().relay(node).hold();
            return new Fault("cut " + node + " off from the database", () -> {
                stage.terrain().relay(node).goOn();
                stage.nodes().release(node);
            });
        });
    }
}
