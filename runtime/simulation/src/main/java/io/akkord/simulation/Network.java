package io.akkord.simulation;

import io.akkord.simulation.Plan.Weather;

/** Carries messages: at once after the latency, or late, out of order, twice, or never. */
final class Network {

    /** What becomes of one message; the n-th one is number n, from 0 on. */
    interface Fate {
        Outcome of(long number);

        /** Leaves everything to the weather. */
        Fate ORDINARY = number -> Outcome.BY_WEATHER;
    }

    /** What becomes of a message. */
    enum Outcome {
        BY_WEATHER,
        DROPPED,
        TWICE,
        LATE
    }

    /** Longer than the time to the second re-sending, and shorter than a lease. */
    private static final long LATE_NANOS = 900 * Dice.MILLI;

    private final VirtualTime time;
    private final Dice dice;
    private final Weather weather;
    private final long latency;
    private final boolean exact;
    private final Fate fate;
    private boolean calm;
    private long carried;

    Network(VirtualTime time, Dice dice, Plan plan, Fate fate) {
        this.time = time;
        this.dice = dice;
        this.weather = plan.weather();
        this.latency = plan.cluster().latencyNanos();
        this.exact = plan.isExact();
        this.fate = fate;
    }

    /** From now on nothing is lost. */
    void calmDown() {
        calm = true;
    }

    /** Messages given to the network so far. */
    long carried() {
        return carried;
    }

    /** Delivers to a process; a frozen one gets it when it thaws, a dead one never. */
    void carry(SimProcess to, Runnable delivery) {
        Outcome outcome = fate.of(carried++);
        if (exact) {
            time.after(latency, () -> to.happen(delivery));
            return;
        }
        if (outcome == Outcome.DROPPED || (!calm && dice.chance(weather.loss()))) {
            return;
        }
        carryOnce(to, delivery, outcome == Outcome.LATE ? LATE_NANOS : 0);
        if (outcome == Outcome.TWICE || (!calm && dice.chance(weather.repeat()))) {
            carryOnce(to, delivery, 0);
        }
    }

    private void carryOnce(SimProcess to, Runnable delivery, long more) {
        long late = dice.chance(weather.late()) ? dice.nanos(weather.lateNanos()) : 0;
        time.after(latency / 2 + dice.nanos(latency) + late + more, () -> to.happen(delivery));
    }

    /** Whether a transfer is lost. */
    boolean losesTransfer() {
        return !calm && dice.chance(weather.loss());
    }
}
