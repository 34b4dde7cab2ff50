package io.akkord.samples.chaos.nemesis;

import io.akkord.samples.chaos.ground.Link;
import io.akkord.samples.chaos.stage.Stage;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Messages to one node are delayed, lost, swapped or repeated, whole ones at a time.
 *
 * @param how what is done to them
 */
record DisturbLink(String kind, String what, Consumer<Link> how) implements Nemesis {

    private static final int LEAST_DELAY_MILLIS = 20;
    private static final int MOST_DELAY_MILLIS = 250;
    private static final int OF_THOUSAND = 50;

    static Nemesis delay() {
        return new DisturbLink(
                "delay-messages", "delayed messages to ", link -> link.delay(LEAST_DELAY_MILLIS, MOST_DELAY_MILLIS));
    }

    static Nemesis lose() {
        return new DisturbLink("lose-messages", "lost one in 20 messages to ", link -> link.lose(OF_THOUSAND));
    }

    static Nemesis swap() {
        return new DisturbLink("swap-messages", "swapped one in 20 messages to ", link -> link.swap(OF_THOUSAND));
    }

    static Nemesis repeat() {
        return new DisturbLink("repeat-messages", "repeated one in 20 messages to ", link -> link.repeat(OF_THOUSAND));
    }

    @Override
    public int shortestSeconds() {
        return 8;
    }

    @Override
    public int longestSeconds() {
        return 30;
    }

    @Override
    public Need need() {
        return Need.LINKS;
    }

    @Override
    public Optional<Fault> start(Stage stage, SplittableRandom random) {
        boolean coordinator = random.nextBoolean();
        return stage.nodes().anyFree(coordinator, random).map(node -> {
            stage.nodes().hold(node);
            how.accept(stage.terrain().link(node));
            return new Fault(what + node, () -> {
                stage.terrain().link(node).clear();
                stage.nodes().release(node);
            });
        });
    }
}
