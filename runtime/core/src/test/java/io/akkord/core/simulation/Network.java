package io.akkord.core.simulation;

import io.akkord.core.simulation.Scenario.Weather;

/** Carries frames: late, out of order, twice, or never. */
final class Network {

    private final VirtualTime time;
    private final Dice dice;
    private final Weather weather;
    private boolean calm;

    Network(VirtualTime time, Dice dice, Weather weather) {
        this.time = time;
        this.dice = dice;
        this.weather = weather;
    }

    /** From now on nothing is lost. */
    void calmDown() {
        calm = true;
    }

    /** Delivers to a process; a frozen one gets it when it thaws, a dead one never. */
    void carry(Process to, Runnable delivery) {
        if (!calm && dice.chance(weather.loss())) {
            return;
        }
        carryOnce(to, delivery);
        if (!calm && dice.chance(weather.repeat())) {
            carryOnce(to, delivery);
        }
    }

    private void carryOnce(Process to, Runnable delivery) {
        long late = dice.chance(weather.slow()) ? dice.nanos(40 * Dice.MILLI) : 0;
        time.after(weather.latency() / 2 + dice.nanos(weather.latency()) + late, () -> to.after(0, delivery));
    }
}
