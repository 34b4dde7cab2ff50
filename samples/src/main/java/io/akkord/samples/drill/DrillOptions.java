package io.akkord.samples.drill;

import io.akkord.samples.support.Options;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the drills have in common: the graph, the workers, and how long all may take. */
final class DrillOptions {

    private static final int MILLIS = 2;
    private static final int MANY = 200_000;

    @Option(names = "--tasks", description = "Tasks of the graph. Default: ${DEFAULT-VALUE}.")
    private int tasks;

    @Option(
            names = "--task-millis",
            description = "How long each task takes. Default: " + MILLIS + ", and nothing if there are more than "
                    + MANY + " tasks.")
    private Optional<Integer> millis = Optional.empty();

    @Option(names = "--workers", description = "Worker processes. Default: ${DEFAULT-VALUE}.")
    private int workers = 2;

    @Option(names = "--slots", description = "Tasks that each runs at a time. Default: ${DEFAULT-VALUE}.")
    private int slots = 2;

    @Option(names = "--seed", description = "Of the values, and of what is drawn. Default: ${DEFAULT-VALUE}.")
    private long seed = 7;

    @Option(names = "--timeout-seconds", description = "How long all may take. Default: ${DEFAULT-VALUE}.")
    private int timeoutSeconds = 900;

    DrillOptions(int tasks) {
        this.tasks = tasks;
    }

    void check() {
        Options.requireAtLeast("--tasks", tasks, 2);
        Options.requireAtLeast("--task-millis", millis(), 0);
        Options.requireAtLeast("--workers", workers, 1);
        Options.requireAtLeast("--slots", slots, 1);
    }

    int tasks() {
        return tasks;
    }

    /** A million tasks of two milliseconds would take a quarter of an hour and show no more. */
    int millis() {
        return millis.orElse(tasks > MANY ? 0 : MILLIS);
    }

    int workers() {
        return workers;
    }

    int slots() {
        return slots;
    }

    long seed() {
        return seed;
    }

    int timeoutSeconds() {
        return timeoutSeconds;
    }
}
