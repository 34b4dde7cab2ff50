package io.akkord.simulation;

import java.util.function.Supplier;

/** Says when something does not hold. */
final class Checks {

    private Checks() {}

    static void require(Invariant invariant, boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new Violation(invariant, otherwise.get(), null);
        }
    }
}
