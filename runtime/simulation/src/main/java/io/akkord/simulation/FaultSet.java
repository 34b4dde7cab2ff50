package io.akkord.simulation;

import io.akkord.simulation.Plan.Troubles;
import io.akkord.simulation.Plan.Weather;

/** Which kinds of faults a soak lets happen. */
public enum FaultSet {
    /** None at all. */
    NONE,
    /** Messages are lost, repeated, reordered and late. */
    NETWORK,
    /** Workers crash, freeze, are cut off and start anew. */
    WORKERS,
    /** Supervisors and coordinators crash, between any two steps. */
    SUPERVISORS,
    /** Nothing goes wrong, but workers are told to leave and others come, all the time. */
    LEAVING,
    /** All of these, everything at once, and lost results and damaged checkpoints too. */
    ALL;

    private static final long OFTEN = 30 * Dice.MILLI;

    Weather weather(Weather drawn) {
        return this == ALL || this == NETWORK ? drawn : Weather.FINE;
    }

    Troubles troubles(Troubles drawn) {
        return switch (this) {
            case ALL -> drawn;
            case NONE, NETWORK -> Troubles.NONE;
            case LEAVING -> Troubles.NONE.withLeave(Math.max(drawn.leave(), OFTEN));
            case WORKERS -> new Troubles(
                    drawn.workerCrash(),
                    drawn.freeze(),
                    drawn.cutOff(),
                    drawn.systemRestart(),
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    false,
                    drawn.leave());
            case SUPERVISORS -> new Troubles(
                    0,
                    0,
                    0,
                    0,
                    drawn.supervisorCrash(),
                    drawn.coordinatorCrash(),
                    0,
                    0,
                    0,
                    drawn.crashAtCommit(),
                    false);
        };
    }
}
