package io.akkord.core.supervisor;

import io.akkord.core.graph.CompiledGraph;
import java.util.Map;
import java.util.TreeMap;

/** Code that was accepted in place of what the graph was submitted with; part of the truth. Mostly none. */
final class AcceptedCode {

    private final TreeMap<Integer, Long> fingerprints = new TreeMap<>();

    void accept(CompiledGraph graph, GraphEvent.CodeAccepted event) {
        for (int i = 0; i < event.operations().length; i++) {
            accept(graph, event.operations()[i], event.fingerprints()[i]);
        }
    }

    void accept(CompiledGraph graph, int operation, long fingerprint) {
        fingerprints.put(operation, fingerprint);
        graph.acceptCode(operation, fingerprint);
    }

    /** By row of the operation table. */
    Map<Integer, Long> all() {
        return fingerprints;
    }
}
