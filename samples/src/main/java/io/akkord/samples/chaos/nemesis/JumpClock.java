package io.akkord.samples.chaos.nemesis;

import io.akkord.samples.chaos.stage.Stage;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** The wall clock of a node jumps by an hour or by ten years, forwards or backwards, and later back again. */
final class JumpClock implements Nemesis {

    private static final Duration[] JUMPS = {
        Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(3650), Duration.ofDays(-3650)
    };

    @Override
    public String kind() {
        return "jump-clock";
    }

    @Override
    public int shortestSeconds() {
        return 5;
    }

    @Override
    public int longestSeconds() {
        return 30;
    }

    @Override
    public Need need() {
        return Need.CLOCKS;
    }

    @Override
    public Optional<Fault> start(Stage stage, SplittableRandom random) {
        Duration jump = JUMPS[random.nextInt(JUMPS.length)];
        return stage.nodes().anyFree(random.nextBoolean(), random).map(node -> {
            long pid = stage.nodes().process(node).pid();
            stage.clocks().get(0).shift(pid, jump.toMillis());
            return new Fault(
                    "shifted the clock of " + node + " by " + jump.toHours() + " h",
                    () -> stage.clocks().get(0).shift(pid, 0));
        });
    }
}
