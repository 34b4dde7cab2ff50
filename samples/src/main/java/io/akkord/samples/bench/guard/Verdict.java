package io.akkord.samples.bench.guard;

import io.akkord.samples.bench.Medians;
import java.util.List;

/**
 * One guarded figure.
 *
 * @param name which
 * @param ratios of the runtime's rate to the calibration's, a round each
 * @param recorded the ratio that was recorded
 */
record Verdict(String name, List<Double> ratios, double recorded) {

    double ratio() {
        return Medians.of(ratios);
    }

    /** How the present ratio stands to the recorded one: below 1 if the runtime has become slower. */
    double share() {
        return ratio() / recorded;
    }

    /** Whether it is slower than what is allowed. */
    boolean isBelow(double allowed) {
        return share() < allowed;
    }
}
