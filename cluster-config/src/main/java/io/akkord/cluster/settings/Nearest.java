package io.akkord.cluster.settings;

import io.akkord.core.explain.NearNames;
import java.util.Collection;
import java.util.Optional;

/** Finds what somebody may have meant. */
public final class Nearest {

    private Nearest() {}

    /** The candidate with the fewest differences, the first in order among equals. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        return NearNames.to(word, candidates.stream(), 1).stream().findFirst();
    }
}
