package io.akkord.core.simulation;

import java.util.function.Supplier;

/** What must hold. */
final class Checks {

    private Checks() {}

    static void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise.get());
        }
    }
}
