package io.akkord.core.simulation;

import io.akkord.api.Durability;
import io.akkord.api.GraphOptions;
import io.akkord.api.Ordering;
import io.akkord.api.ShardingStrategy;
import io.akkord.core.supervisor.SchedulerSettings;

/**
 * What one run is like; all of it follows from the seed.
 *
 * @param workers processes at the start
 * @param faultsUntil when the last fault may begin
 * @param deadline when the graph must have ended
 * @param unrecordedLimit as in the worker's settings
 * @param inlineLimit bytes up to which a result travels in messages
 * @param commit mean time from a decision to its facts being durable
 */
record Scenario(
        long seed,
        GraphShape shape,
        int tasks,
        int segments,
        Traits traits,
        GraphOptions options,
        int workers,
        int slots,
        SchedulerSettings settings,
        int unrecordedLimit,
        int inlineLimit,
        long commit,
        Weather weather,
        Troubles troubles,
        long faultsUntil,
        long deadline,
        boolean cancelled) {

    /** Shares of tasks of some kind, and what tasks are like. */
    record Traits(
            double impure,
            double failing,
            double brittle,
            double flaky,
            double checkpointed,
            long runNanos,
            int bytes) {}

    /** The network. */
    record Weather(double loss, double repeat, double slow, long latency) {}

    /** Mean times between faults of each kind; 0 for none. */
    record Troubles(
            long workerCrash,
            long freeze,
            long cutOff,
            long systemRestart,
            long supervisorCrash,
            long coordinatorCrash,
            long everythingCrash,
            long resultLoss,
            long checkpointDamage,
            double crashAtCommit,
            boolean deathsKnown) {

        static final Troubles NONE = new Troubles(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false);
    }

    static Scenario of(long seed) {
        Dice dice = new Dice(seed * 0x9E3779B97F4A7C15L + 0x1234567L);
        boolean growing = dice.chance(0.25);
        boolean calm = dice.chance(0.1);
        int tasks = 1 + dice.between(0, dice.oneOf(4, 30, 199));
        Traits traits = traits(dice);
        int workers = dice.between(1, 5);
        int slots = dice.oneOf(1, 1, 2, 4);
        long length = 20 * Dice.MILLI + tasks * traits.runNanos() / (workers * slots);
        long faultsUntil = calm ? 0 : dice.oneOf(1L, 3L, 8L) * Dice.SECOND + length;
        return new Scenario(
                seed,
                dice.oneOf(GraphShape.values()),
                tasks,
                growing ? dice.between(2, 6) : 1,
                traits,
                options(dice),
                workers,
                slots,
                new SchedulerSettings(
                        dice.oneOf(1, 2, 8, 64, 100_000),
                        dice.oneOf(1_000L, 500_000L),
                        dice.oneOf(1L, 5L, 10L) * Dice.SECOND),
                dice.oneOf(1, 3, 20, 65_536, 65_536),
                dice.oneOf(16, 200, 1024),
                dice.oneOf(100 * Dice.MICRO, 3 * Dice.MILLI, 30 * Dice.MILLI),
                weather(dice, calm),
                calm ? Troubles.NONE : troubles(dice, length),
                faultsUntil,
                faultsUntil + 240 * Dice.SECOND,
                dice.chance(0.04));
    }

    private static Traits traits(Dice dice) {
        return new Traits(
                dice.chance(0.4) ? dice.oneOf(0.05, 0.3) : 0,
                dice.chance(0.15) ? dice.oneOf(0.01, 0.1) : 0,
                dice.chance(0.1) ? dice.oneOf(0.05, 0.3) : 0,
                dice.chance(0.2) ? 0.1 : 0,
                dice.chance(0.3) ? 0.2 : 0,
                dice.oneOf(50 * Dice.MICRO, 1 * Dice.MILLI, 20 * Dice.MILLI, 200 * Dice.MILLI),
                dice.oneOf(8, 100, 3000));
    }

    private static GraphOptions options(Dice dice) {
        GraphOptions options = GraphOptions.DEFAULT
                .withSharding(dice.oneOf(ShardingStrategy.values()))
                .withOrdering(dice.oneOf(Ordering.values()))
                .withDurability(dice.oneOf(Durability.RECORDED, Durability.RECORDED, Durability.CHECKPOINTED))
                .withSeed(dice.bits());
        return dice.chance(0.1) ? options.withFailFast() : options;
    }

    private static Weather weather(Dice dice, boolean calm) {
        long latency = dice.oneOf(50 * Dice.MICRO, 500 * Dice.MICRO, 5 * Dice.MILLI);
        return calm
                ? new Weather(0, 0, 0, latency)
                : new Weather(dice.oneOf(0.0, 0.02, 0.2), dice.oneOf(0.0, 0.1), dice.oneOf(0.0, 0.1), latency);
    }

    /** Few kinds of faults at a time, so that each gets its share, and often enough to strike while the graph runs. */
    private static Troubles troubles(Dice dice, long length) {
        return new Troubles(
                maybe(dice, 0.4, length),
                maybe(dice, 0.35, length),
                maybe(dice, 0.25, length),
                maybe(dice, 0.3, length),
                maybe(dice, 0.4, length),
                maybe(dice, 0.15, length),
                maybe(dice, 0.1, length),
                maybe(dice, 0.3, length) / 4,
                maybe(dice, 0.2, length) / 4,
                dice.chance(0.2) ? dice.oneOf(0.02, 0.2) : 0,
                dice.chance(0.5));
    }

    private static long maybe(Dice dice, double probability, long length) {
        return dice.chance(probability) ? Math.max(4 * Dice.MILLI, length / dice.oneOf(1, 3, 10)) : 0;
    }
}
