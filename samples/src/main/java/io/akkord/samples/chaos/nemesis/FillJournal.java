package io.akkord.samples.chaos.nemesis;

import io.akkord.samples.chaos.stage.Stage;
import io.akkord.samples.chaos.trial.FullJournal;
import java.util.Optional;
import java.util.SplittableRandom;

/** The disk of a LevelDB journal fills up, to the last byte or nearly so: a cluster of its own, as this one has a database. */
final class FillJournal implements Nemesis {

    private static final int NEARLY_MEGABYTES = 6;

    @Override
    public String kind() {
        return "full-journal";
    }

    @Override
    public int shortestSeconds() {
        return 20;
    }

    @Override
    public int longestSeconds() {
        return 40;
    }

    @Override
    public Need need() {
        return Need.DISK;
    }

    @Override
    public Optional<Fault> start(Stage stage, SplittableRandom random) {
        if (!stage.trials().areOver()) {
            return Optional.empty();
        }
        int left = random.nextBoolean() ? 0 : NEARLY_MEGABYTES;
        FullJournal trial = stage.trials().fillJournal(random.nextLong(), left);
        return Optional.of(new Fault("fill the disk of a LevelDB journal but for " + left + " MiB", trial::heal));
    }
}
