package io.akkord.persistence.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects what is broken, with the event at which that showed. */
final class AuditFindings {

    private final String graph;
    private final List<AuditFinding> found = new ArrayList<>();
    private long number;

    AuditFindings(String graph) {
        this.graph = graph;
    }

    /** The event that is looked at from now on. */
    void at(long event) {
        number = event;
    }

    void require(boolean holds, AuditRule rule, Supplier<String> otherwise) {
        if (!holds) {
            found.add(new AuditFinding(graph, number, rule, otherwise.get()));
        }
    }

    List<AuditFinding> all() {
        return List.copyOf(found);
    }
}
