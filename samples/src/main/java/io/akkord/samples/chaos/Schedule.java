package io.akkord.samples.chaos;

import io.akkord.samples.chaos.nemesis.Nemesis;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When which faults come: drawn by a seed, so that the same seed, time and kinds give the same ones. Every kind comes once
 * before any comes again. Faults may overlap.
 *
 * @param blows in the order of their start
 */
record Schedule(List<Blow> blows) {

    /**
     * One fault to come.
     *
     * @param atSeconds when it starts, since the beginning
     * @param seconds how long it lasts
     * @param seed chooses its target
     */
    record Blow(int atSeconds, Nemesis nemesis, int seconds, long seed) {}

    /** Before the first fault. */
    private static final int QUIET_SECONDS = 5;

    Schedule {
        blows = List.copyOf(blows);
    }

    /**
     * Draws faults that start and end within a time.
     *
     * @param everySeconds how long after one the next starts, on average: half to one and a half of it
     */
    static Schedule draw(long seed, int totalSeconds, int everySeconds, List<Nemesis> kinds) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Blow> blows = new ArrayList<>();
        List<Nemesis> bag = new ArrayList<>();
        int at = QUIET_SECONDS;
        while (at < totalSeconds) {
            if (bag.isEmpty()) {
                bag.addAll(kinds);
            }
            Nemesis nemesis = bag.remove(random.nextInt(bag.size()));
            int seconds = random.nextInt(nemesis.shortestSeconds(), nemesis.longestSeconds() + 1);
            blows.add(new Blow(at, nemesis, Math.min(seconds, totalSeconds - at), random.nextLong()));
            at += everySeconds / 2 + random.nextInt(everySeconds + 1);
        }
        return new Schedule(blows);
    }
}
