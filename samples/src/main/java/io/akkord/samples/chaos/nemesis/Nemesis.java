package io.akkord.samples.chaos.nemesis;

import io.akkord.samples.chaos.stage.Stage;
import java.util.Optional;
import java.util.SplittableRandom;

/** One kind of fault. Used by one thread. */
public interface Nemesis {

    /**
     * A fault that was started.
     *
     * @param what was done to whom, for people
     * @param heal undoes it; called once
     */
    record Fault(String what, Runnable heal) {}

    /** Name of the kind, such as {@code kill-worker}. */
    String kind();

    /** How long a fault of this kind lasts at least, in seconds. */
    int shortestSeconds();

    /** How long it lasts at most. */
    int longestSeconds();

    /** What it cannot do without. */
    default Need need() {
        return Need.NOTHING;
    }

    /**
     * Starts a fault.
     *
     * @param random chooses its target, and nothing else does
     * @return empty if there is no target now: others have it in their hands
     */
    Optional<Fault> start(Stage stage, SplittableRandom random);
}
