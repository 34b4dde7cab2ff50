package io.akkord.simulation;

import io.akkord.api.GraphOptions;
import io.akkord.core.supervisor.SchedulerSettings;
import io.akkord.simulation.Network.Outcome;
import io.akkord.simulation.Plan.Troubles;
import io.akkord.simulation.Plan.Weather;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One small graph on one cluster, run again and again: each time another single message is dropped, repeated or delayed.
 * Whatever the message is and wherever it comes, the graph must end with the same results.
 */
public final class Exhaustive {

    /** Ways to treat a message. */
    public static final int WAYS = 3;

    private static final int TASKS = 50;
    private static final int WORKERS = 3;
    private static final List<Outcome> FATES = List.of(Outcome.DROPPED, Outcome.TWICE, Outcome.LATE);

    /**
     * A run that did not end as it must.
     *
     * @param name of the case
     * @param message which message was treated, counted from 0
     * @param fate what became of it
     */
    public record Deviation(String name, long message, String fate, Violation violation) {}

    private final String name;
    private final Scenario scenario;
    private final long messages;
    private final Set<Class<?>> types;

    private Exhaustive(String name, Scenario scenario) {
        this.name = name;
        this.scenario = scenario;
        FaultyRun run = new FaultyRun(scenario, World.Options.ORDINARY);
        run.run();
        this.messages = run.messagesToTheEnd();
        this.types = run.messageTypes();
    }

    /**
     * The cases: one where nothing else goes wrong, and some where workers or supervisors crash, workers leave, or code is
     * upgraded, so that every type of message occurs.
     */
    public static List<Exhaustive> cases() {
        long often = 40 * Dice.MILLI;
        return List.of(
                new Exhaustive("calm", scenario(1, Troubles.NONE, 8)),
                new Exhaustive("stragglers", stragglers()),
                new Exhaustive("failures", scenario(5, Troubles.NONE, 8, 0.1)),
                new Exhaustive(
                        "supervisor-crash", scenario(2, new Troubles(0, 0, 0, 0, often, 0, 0, 0, 0, 0, false), 8)),
                new Exhaustive("worker-crash", scenario(3, new Troubles(often, 0, 0, 0, 0, 0, 0, 0, 0, 0, true), 8)),
                new Exhaustive(
                        "lost-results",
                        scenario(4, new Troubles(0, 0, 0, 0, often, 0, 0, often / 8, 0, 0, false), 100)),
                new Exhaustive("leaving", scenario(5, Troubles.NONE.withLeave(often), 8)),
                new Exhaustive("leaving-again", scenario(10, Troubles.NONE.withLeave(often), 8)),
                new Exhaustive("upgrade", scenario(5, upgrade(), 8)));
    }

    /** No process crashes in time; code is upgraded only where some might, and if the seed says so. */
    private static Troubles upgrade() {
        return new Troubles(1000 * Dice.SECOND, 0, 0, 0, 0, 0, 0, 0, 0, 0, true);
    }

    /** Faults strike while the graph runs; the network is fine but for the one message. */
    private static Scenario scenario(long seed, Troubles troubles, int inlineLimit) {
        return scenario(seed, troubles, inlineLimit, 0);
    }

    /** Long tasks, and some that are copied. */
    private static Scenario stragglers() {
        Scenario.Traits traits = new Scenario.Traits(0.05, 0, 0, 0, 0.05, 100 * Dice.MILLI, 200);
        return scenario(7, Troubles.NONE, 8, GraphOptions.DEFAULT.withSpeculation(1.5), traits);
    }

    private static Scenario scenario(long seed, Troubles troubles, int inlineLimit, double failing) {
        Scenario.Traits traits = new Scenario.Traits(0.05, failing, 0, 0, 0.05, 5 * Dice.MILLI, 200);
        return scenario(seed, troubles, inlineLimit, GraphOptions.DEFAULT, traits);
    }

    private static Scenario scenario(
            long seed, Troubles troubles, int inlineLimit, GraphOptions options, Scenario.Traits traits) {
        long faultsUntil = troubles.equals(Troubles.NONE) ? 0 : 120 * Dice.MILLI;
        Plan plan = new Plan(
                seed,
                ClusterSpec.of(WORKERS, 2),
                options,
                new SchedulerSettings(8, 500_000, Dice.SECOND),
                65_536,
                inlineLimit,
                Weather.FINE,
                troubles,
                faultsUntil,
                faultsUntil + 120 * Dice.SECOND,
                false,
                Plan.Pace.LIVELY,
                Plan.Scrutiny.ALL);
        return new Scenario(plan, GraphShape.STENCIL, TASKS, 1, traits);
    }

    public String name() {
        return name;
    }

    /** Messages that the network carries until the graph has ended. */
    public long messages() {
        return messages;
    }

    /** Types of the messages that cores are told. */
    public Set<Class<?>> messageTypes() {
        return types;
    }

    /** Runs the graph once for each way to treat one message; what went wrong. */
    public List<Deviation> tryMessage(long message) {
        List<Deviation> found = new ArrayList<>();
        for (Outcome fate : FATES) {
            Network.Fate only = number -> number == message ? fate : Outcome.BY_WEATHER;
            try {
                new FaultyRun(scenario, World.Options.ORDINARY.withFate(only)).run();
            } catch (Violation violation) {
                found.add(new Deviation(name, message, fate.name().toLowerCase(Locale.ROOT), violation));
            }
        }
        return found;
    }
}
