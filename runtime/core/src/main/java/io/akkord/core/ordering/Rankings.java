package io.akkord.core.ordering;

import io.akkord.api.Ordering;

/** The registered orderings. */
public final class Rankings {

    private Rankings() {}

    /** Makes the ranking of one graph. */
    public static Ranking of(Ordering ordering) {
        return switch (ordering) {
            case CRITICAL_PATH -> new CriticalPath();
            case SHORTEST_JOB -> new ShortestJob();
            case SHORTEST_REMAINING -> new ShortestWay();
            case DEPTH_FIRST -> new DepthFirst();
            case FIFO, PRIORITY -> new ByArrival();
        };
    }
}
