package io.akkord.simulation;

import io.akkord.core.supervisor.GraphEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Random graphs on random clusters, each drawn from a seed together with what goes wrong. Everything follows from the
 * seed, so a failing one fails again.
 */
public final class Soak {

    /**
     * What came of one seed.
     *
     * @param hash of everything that happened, in order
     * @param steps steps of the virtual clock
     * @param violation what did not hold; empty if everything did
     * @param details what the cluster was like then; empty if everything held
     * @param events facts in the journal, in order
     */
    public record Schedule(
            long seed, long hash, long steps, Optional<Violation> violation, String details, List<GraphEvent> events) {}

    private final FaultSet faults;
    private final World.Options options;

    public Soak(FaultSet faults) {
        this(faults, World.Options.ORDINARY);
    }

    Soak(FaultSet faults, World.Options options) {
        this.faults = faults;
        this.options = options;
    }

    /** With a bug planted; the seams are of one run. */
    public Soak withSeams(Seams seams) {
        return new Soak(faults, options.withSeams(seams));
    }

    /** Tells each step to a listener, in words. */
    public Soak listenedToBy(@Nullable Consumer<String> listener) {
        return new Soak(faults, options.withListener(listener));
    }

    /** Runs one seed to its end or to the first violation. */
    public Schedule run(long seed) {
        FaultyRun run = new FaultyRun(Scenario.of(seed, faults), options);
        try {
            run.run();
            return new Schedule(seed, run.hash(), run.steps(), Optional.empty(), "", run.events());
        } catch (Violation violation) {
            String details = "at " + run.nowNanos() / Dice.MICRO + " us" + run.describe() + stack(violation);
            return new Schedule(seed, run.hash(), run.steps(), Optional.of(violation), details, run.events());
        }
    }

    /** Where the core threw something; what the checks themselves throw says it all. */
    private static String stack(Violation violation) {
        StringWriter text = new StringWriter();
        if (violation.getCause() != null) {
            violation.getCause().printStackTrace(new PrintWriter(text.append("\n"), true));
        }
        return text.toString();
    }

    /** The command that runs a seed again. */
    public String commandFor(long seed) {
        return "akkord simulate soak --seed " + seed + (faults == FaultSet.ALL ? "" : " --faults " + faults);
    }
}
