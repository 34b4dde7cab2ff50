package io.akkord.persistence.schema;

import java.util.Set;

/**
 * Types of events with which a history may begin although its number is not 1: they say all that still counts of what came
 * before them, so that it can be deleted.
 */
public final class OpeningTypes {

    static final String GRAPH_PRUNED = "GraphPruned";
    static final String CATALOGUE_RESTATED = "CatalogueRestated";
    static final String RESULTS_CARRIED = "ResultsCarried";

    private static final Set<String> ALL = Set.of(GRAPH_PRUNED, CATALOGUE_RESTATED, RESULTS_CARRIED);

    private OpeningTypes() {}

    /** Whether a history may begin with it. */
    public static boolean contains(StoredBody body) {
        return ALL.contains(body.type());
    }

    /** Whether nothing at all counts of what came before it, so that to lose the event itself would lose nothing. */
    public static boolean leavesNothing(StoredBody body) {
        return body.type().equals(GRAPH_PRUNED);
    }
}
