package io.akkord.persistence.audit;

import io.akkord.core.supervisor.GraphEvent;

/**
 * An event with who wrote it.
 *
 * @param number its place in the history, 1 for the first
 * @param writer id of the incarnation that wrote it; empty if that is not known
 */
public record AuditedEvent(long number, String writer, GraphEvent event) {}
