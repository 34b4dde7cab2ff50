package io.akkord.samples.chaos.work;

import io.akkord.api.Durability;
import io.akkord.api.GraphOptions;
import io.akkord.api.Ordering;
import io.akkord.api.ShardingStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Draws weaves by a seed: shape, size, natures and options. The same seed draws the same ones in the same order. */
public final class Weaver {

    private static final int FEWEST = 150;
    private static final int SPREAD = 1_200;
    /** Work of one graph: so many slot milliseconds, and up to so many more. */
    private static final int LEAST_WORK = 12_000;

    private static final int MORE_WORK = 25_000;
    private static final int MOST_MILLIS = 60;
    /** Of a hundred tasks. */
    private static final int LARGE = 12;

    private static final int STORED = 15;
    private static final int IMPURE = 17;
    private static final int EFFECT = 20;
    private static final int FRAIL = 21;
    /** Of three graphs that complete. */
    private static final int GROWING = 1;

    private final SplittableRandom random;
    private final Path directory;
    private int count;

    /**
     * A weaver.
     *
     * @param directory for what tasks note
     */
    public Weaver(long seed, Path directory) {
        this.random = new SplittableRandom(seed);
        this.directory = directory;
    }

    /** A graph that completes. */
    public Weave next() {
        return weave(
                Shape.values()[count % Shape.values().length],
                FEWEST + random.nextInt(SPREAD),
                0,
                random.nextInt(3) < GROWING);
    }

    /** A graph that throws each kind of error, for good and so that a second try helps, and fails. */
    public Weave withErrors() {
        return weave(Shape.CHANCE, FEWEST, UserError.values().length, false);
    }

    private Weave weave(Shape shape, int tasks, int fatal, boolean grows) {
        String id = "chaos-" + (++count);
        List<int[]> inputs = new ArrayList<>();
        List<Nature> natures = new ArrayList<>();
        for (int number = 0; number < tasks; number++) {
            inputs.add(number < 2 * fatal ? new int[0] : beside(fatal, shape.inputs(number, random)));
            natures.add(number < fatal ? Nature.FATAL : number < 2 * fatal ? Nature.FRAIL : nature());
        }
        int work = LEAST_WORK + random.nextInt(MORE_WORK);
        return new Weave(
                id,
                (fatal > 0 ? "errors" : shape.name().toLowerCase(Locale.ROOT)) + (grows ? ", growing" : ""),
                options(id),
                random.nextLong(),
                Math.max(1, Math.min(MOST_MILLIS, work / tasks)),
                notes(id),
                inputs,
                natures,
                grows);
    }

    /** Nobody reads what fails, so that everything else is done. */
    private static int[] beside(int fatal, int[] inputs) {
        return Arrays.stream(inputs)
                .map(input -> input < fatal ? input + fatal : input)
                .distinct()
                .toArray();
    }

    private Nature nature() {
        int draw = random.nextInt(100);
        if (draw < LARGE) {
            return Nature.LARGE;
        }
        if (draw < STORED) {
            return Nature.STORED;
        }
        if (draw < IMPURE) {
            return Nature.IMPURE;
        }
        if (draw < EFFECT) {
            return Nature.EFFECT;
        }
        return draw < FRAIL ? Nature.FRAIL : Nature.SMALL;
    }

    private GraphOptions options(String id) {
        Durability[] kept = {Durability.RECORDED, Durability.CHECKPOINTED_BY_COST, Durability.CHECKPOINTED};
        GraphOptions options = GraphOptions.DEFAULT
                .withId(id)
                .withSeed(random.nextLong())
                .withDurability(kept[random.nextInt(kept.length)])
                .withSharding(ShardingStrategy.values()[random.nextInt(ShardingStrategy.values().length)])
                .withOrdering(Ordering.values()[random.nextInt(Ordering.values().length)]);
        return random.nextBoolean() ? options : options.withoutFusion();
    }

    private String notes(String id) {
        try {
            return Files.createDirectories(directory.resolve(id))
                    .toAbsolutePath()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
