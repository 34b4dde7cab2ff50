package io.akkord.simulation;

import io.akkord.api.Durability;
import io.akkord.api.GraphOptions;
import io.akkord.api.Ordering;
import io.akkord.api.ShardingStrategy;
import io.akkord.core.supervisor.SchedulerSettings;
import io.akkord.simulation.Plan.Troubles;
import io.akkord.simulation.Plan.Weather;

/**
 * A graph and what happens to it, some deadly tasks included; all of it follows from the seed. Each seed draws which faults there are and how often,
 * so that each kind gets its share (swarm testing: Groce and others, ISSTA 2012).
 */
record Scenario(Plan plan, GraphShape shape, int tasks, int segments, Traits traits, boolean deadly) {

    /** So many deaths happen to no task that does not cause them. */
    private static final int NEVER = 1_000_000;

    Scenario(Plan plan, GraphShape shape, int tasks, int segments, Traits traits) {
        this(plan, shape, tasks, segments, traits, false);
    }

    /** Shares of tasks of some kind, and what tasks are like. */
    record Traits(
            double impure,
            double failing,
            double brittle,
            double flaky,
            double checkpointed,
            long runNanos,
            int bytes) {

        /** Pure tasks of a millisecond. */
        static final Traits PLAIN = new Traits(0, 0, 0, 0, 0, Dice.MILLI, 100);
    }

    static Scenario of(long seed, FaultSet faults) {
        Dice dice = new Dice(seed * 0x9E3779B97F4A7C15L + 0x1234567L);
        boolean deadly = isDeadly(seed, faults);
        boolean growing = dice.chance(0.25);
        boolean calm = dice.chance(0.1);
        int tasks = 1 + dice.between(0, dice.oneOf(4, 30, 199));
        Traits traits = traits(dice);
        int workers = dice.between(1, 5);
        int slots = dice.oneOf(1, 1, 2, 4);
        long length = 20 * Dice.MILLI + tasks * traits.runNanos() / ((long) workers * slots);
        long faultsUntil = calm ? 0 : dice.oneOf(1L, 3L, 8L) * Dice.SECOND + length;
        Plan plan = new Plan(
                seed,
                cluster(dice, workers, slots),
                speculating(options(dice), seed),
                settings(dice).withExecutingDeaths(deadly ? 3 : NEVER),
                dice.oneOf(1, 3, 20, 65_536, 65_536),
                dice.oneOf(16, 200, 1024),
                calm ? Weather.FINE : faults.weather(weather(dice)),
                calm ? Troubles.NONE : spared(faults.troubles(leaving(troubles(dice, length), seed, length)), deadly),
                faultsUntil,
                faultsUntil + 240 * Dice.SECOND,
                dice.chance(0.04),
                Plan.Pace.LIVELY,
                Plan.Scrutiny.ALL);
        return new Scenario(
                plan, dice.oneOf(GraphShape.values()), tasks, growing ? dice.between(2, 6) : 1, traits, deadly);
    }

    /** Whether some tasks end their workers' processes. By dice of their own, so that everything else stays as it was. */
    private static boolean isDeadly(long seed, FaultSet faults) {
        return (faults == FaultSet.ALL || faults == FaultSet.WORKERS)
                && new Dice(seed * 0x9E3779B97F4A7C15L + 0x1357924L).chance(0.06);
    }

    /** Where tasks are deadly no process is killed from outside: nobody could tell the one from the other. */
    private static Troubles spared(Troubles drawn, boolean deadly) {
        return deadly
                ? new Troubles(
                        0,
                        drawn.freeze(),
                        drawn.cutOff(),
                        drawn.systemRestart(),
                        drawn.supervisorCrash(),
                        drawn.coordinatorCrash(),
                        0,
                        drawn.resultLoss(),
                        drawn.checkpointDamage(),
                        drawn.crashAtCommit(),
                        drawn.deathsKnown())
                : drawn;
    }

    private static ClusterSpec cluster(Dice dice, int workers, int slots) {
        return new ClusterSpec(
                workers,
                slots,
                dice.oneOf(2_000L, 1L << 30),
                dice.oneOf(50 * Dice.MICRO, 500 * Dice.MICRO, 5 * Dice.MILLI),
                dice.oneOf(100_000L, 1_250_000_000L),
                dice.oneOf(100 * Dice.MICRO, 3 * Dice.MILLI, 30 * Dice.MILLI));
    }

    private static SchedulerSettings settings(Dice dice) {
        return new SchedulerSettings(
                dice.oneOf(1, 2, 8, 64, 100_000), dice.oneOf(1_000L, 500_000L), dice.oneOf(1L, 5L, 10L) * Dice.SECOND);
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

    /** By dice of their own, so that everything else of a seed stays as it was. */
    private static GraphOptions speculating(GraphOptions options, long seed) {
        Dice dice = new Dice(seed * 0x9E3779B97F4A7C15L + 0x7654321L);
        return dice.chance(0.4) ? options.withSpeculation(dice.oneOf(1.0, 1.3, 3.0)) : options;
    }

    private static Weather weather(Dice dice) {
        return new Weather(
                dice.oneOf(0.0, 0.02, 0.2),
                dice.oneOf(0.0, 0.1),
                dice.oneOf(0.0, 0.1),
                dice.oneOf(40 * Dice.MILLI, 600 * Dice.MILLI));
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

    /** By dice of their own, as above. */
    private static Troubles leaving(Troubles drawn, long seed, long length) {
        Dice dice = new Dice(seed * 0x9E3779B97F4A7C15L + 0x2468ACEL);
        return drawn.withLeave(maybe(dice, 0.15, length));
    }

    private static long maybe(Dice dice, double probability, long length) {
        return dice.chance(probability) ? Math.max(4 * Dice.MILLI, length / dice.oneOf(1, 3, 10)) : 0;
    }
}
