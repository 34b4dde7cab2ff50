package io.akkord.persistence.schema;

/**
 * A fact of the catalogue, which knows the graphs that are to be woken after a restart. Wall times are milliseconds since
 * 1970 and for display only.
 */
public sealed interface CatalogueEvent {

    /** The name of the graph. */
    String id();

    /** A graph was accepted: wake its supervisor after every restart until it is closed. */
    record GraphOpened(String id, long wallMillis) implements CatalogueEvent {}

    /**
     * A graph came to its end.
     *
     * @param outcome how, as {@code io.akkord.api.GraphStatus.State} names it
     */
    record GraphClosed(String id, String outcome, long wallMillis) implements CatalogueEvent {}
}
