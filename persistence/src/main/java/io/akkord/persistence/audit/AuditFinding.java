package io.akkord.persistence.audit;

/**
 * A rule that a history breaks.
 *
 * @param graph id of the graph
 * @param number of the event that breaks it
 * @param what what was found, for people
 */
public record AuditFinding(String graph, long number, AuditRule rule, String what) {

    @Override
    public String toString() {
        return "graph " + graph + ", event " + number + ": " + rule + ": " + what;
    }
}
