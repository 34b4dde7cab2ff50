package io.akkord.simulation;

import java.util.Optional;

/** Looks for the first seed whose run finds a mutant out. */
public final class MutantHunt {

    /**
     * How a mutant was found out.
     *
     * @param seed the first seed that did
     * @param violation what did not hold
     */
    public record Find(long seed, Violation violation) {}

    private final long seeds;

    /**
     * A hunt.
     *
     * @param seeds seeds that are tried, from 1 on
     */
    public MutantHunt(long seeds) {
        this.seeds = seeds;
    }

    /** The first find; empty if the mutant survives all seeds. */
    public Optional<Find> hunt(Mutant mutant) {
        for (long seed = 1; seed <= seeds; seed++) {
            Optional<Find> find = tryOne(mutant, seed);
            if (find.isPresent()) {
                return find;
            }
        }
        return Optional.empty();
    }

    /** Whether one seed finds the mutant out. */
    public static Optional<Find> tryOne(Mutant mutant, long seed) {
        Soak soak = new Soak(FaultSet.ALL).withSeams(mutant.seams().get());
        return soak.run(seed).violation().map(violation -> new Find(seed, violation));
    }
}
