package io.akkord.simulation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An invariant did not hold. */
public final class Violation extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final Invariant invariant;

    Violation(Invariant invariant, String what, @Nullable Throwable cause) {
        super(what, cause);
        this.invariant = invariant;
    }

    public Invariant invariant() {
        return invariant;
    }

    /** What was found, in words. */
    public String what() {
        return Objects.requireNonNull(getMessage());
    }
}
