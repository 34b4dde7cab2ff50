package io.akkord.persistence.schema;

import java.util.List;

/**
 * A fact of the catalogue, which knows the graphs that are to be woken after a restart. Wall times are milliseconds since
 * 1970; they are for display and for how long a graph is kept.
 */
public sealed interface CatalogueEvent {

    /** A graph was accepted: wake its supervisor after every restart until it is closed. */
    record GraphOpened(String id, long wallMillis) implements CatalogueEvent {}

    /**
     * A graph came to its end.
     *
     * @param outcome how, as {@code io.akkord.api.GraphStatus.State} names it
     */
    record GraphClosed(String id, String outcome, long wallMillis) implements CatalogueEvent {}

    /** A graph that was closed is deleted. */
    record GraphForgotten(String id, long wallMillis) implements CatalogueEvent {}

    /** The first fact of each life of the catalogue: whoever wrote before is not to write any more. */
    record CatalogueStarted(long epoch, String node, long wallMillis) implements CatalogueEvent {}

    /**
     * All that counts of what came before, said again, so that it can be deleted. One of several that follow each other
     * at once.
     *
     * @param part its number among them, from 0; 0 begins anew
     * @param parts how many they are
     * @param epoch of the last life
     * @param openMillis when each of {@code open} was opened
     * @param outcomes of each of {@code closed}, in the order in which they were closed
     */
    record CatalogueRestated(
            int part,
            int parts,
            long epoch,
            List<String> open,
            long[] openMillis,
            List<String> closed,
            List<String> outcomes,
            long[] closedMillis)
            implements CatalogueEvent {

        public CatalogueRestated {
            open = List.copyOf(open);
            closed = List.copyOf(closed);
            outcomes = List.copyOf(outcomes);
        }
    }
}
