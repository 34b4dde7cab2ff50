package io.akkord.persistence.schema;

import io.akkord.core.supervisor.GraphEvent;

/** Version 1 of the facts about a graph's code. Never change a field here: add a version beside it. */
final class CodeFactsV1 {

    private CodeFactsV1() {}

    record CodeAccepted(int[] operations, long[] fingerprints, String by, long wallMillis) {
        CodeAccepted {
            Columns.sameLength("CodeAccepted", operations.length, fingerprints.length);
        }

        static CodeAccepted of(GraphEvent.CodeAccepted e) {
            return new CodeAccepted(e.operations(), e.fingerprints(), e.by(), e.wallMillis());
        }

        GraphEvent.CodeAccepted event() {
            return new GraphEvent.CodeAccepted(operations, fingerprints, by, wallMillis);
        }
    }
}
