package io.akkord.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Mutants that a class path has. Ours are in the test sources of this module; they are found by {@link ServiceLoader}, so
 * no mutant is in any jar that runs for real.
 */
public interface MutantCatalogue {

    List<Mutant> mutants();

    /** All mutants of all catalogues on the class path; none without the test classes. */
    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        ServiceLoader.load(MutantCatalogue.class).forEach(catalogue -> all.addAll(catalogue.mutants()));
        return all;
    }
}
