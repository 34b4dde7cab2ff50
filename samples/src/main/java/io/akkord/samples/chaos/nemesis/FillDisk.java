package io.akkord.samples.chaos.nemesis;

import io.akkord.samples.chaos.ground.SmallDisk;
import io.akkord.samples.chaos.stage.Stage;
import java.util.Optional;
import java.util.SplittableRandom;

/** The disk of checkpoints and spilled results fills up, to the last byte or nearly so, and is made room on again. */
final class FillDisk implements Nemesis {

    private static final int NEARLY_MEGABYTES = 6;

    private boolean full;

    @Override
    public String kind() {
        return "full-disk";
    }

    @Override
    public int shortestSeconds() {
        return 5;
    }

    @Override
    public int longestSeconds() {
        return 20;
    }

    @Override
    public Need need() {
        return Need.DISK;
    }

    @Override
    public Optional<Fault> start(Stage stage, SplittableRandom random) {
        if (full) {
            return Optional.empty();
        }
        full = true;
        SmallDisk disk = stage.disks().get(0);
        int left = random.nextBoolean() ? 0 : NEARLY_MEGABYTES;
        disk.fill(left);
        return Optional.of(new Fault("filled the disk of results, but for " + left + " MiB", () -> {
            disk.free();
            full = false;
        }));
    }
}
