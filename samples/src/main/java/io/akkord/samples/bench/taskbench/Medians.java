package io.akkord.samples.bench.taskbench;

import java.util.List;

/** The middle of some figures. */
final class Medians {

    private Medians() {}

    /** The upper one of two that are in the middle. */
    static double of(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }
}
