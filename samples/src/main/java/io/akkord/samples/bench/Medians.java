package io.akkord.samples.bench;

import java.util.List;

/** The middle of some figures, and others of their places. */
public final class Medians {

    private static final double HALF = 0.5;

    private Medians() {}

    /** The upper one of two that are in the middle. */
    public static double of(List<Double> figures) {
        return at(figures, HALF);
    }

    /** The figure below which this share of them is, such as 0.99. */
    public static double at(List<Double> figures, double share) {
        List<Double> sorted = figures.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
    }
}
