package io.akkord.samples.chaos.nemesis;

import io.akkord.samples.chaos.stage.Stage;
import java.util.Optional;
import java.util.SplittableRandom;

/** A graph whose tasks throw every kind of {@code Error}, some at every try, some at the first. */
final class UserErrors implements Nemesis {

    @Override
    public String kind() {
        return "user-errors";
    }

    @Override
    public int shortestSeconds() {
        return 0;
    }

    @Override
    public int longestSeconds() {
        return 0;
    }

    @Override
    public Optional<Fault> start(Stage stage, SplittableRandom random) {
        return Optional.of(
                new Fault("submitted " + stage.graphs().startErrors().id() + ", whose tasks throw errors", () -> {}));
    }
}
