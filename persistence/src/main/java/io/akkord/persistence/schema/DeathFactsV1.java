package io.akkord.persistence.schema;

import io.akkord.core.supervisor.GraphEvent;

/** Version 1 of the facts about deaths of processes. Never change a field here: add a version beside it. */
final class DeathFactsV1 {

    private DeathFactsV1() {}

    record ExecutingDied(int worker, int[] tasks, int[] attempts, String how, long wallMillis) {
        ExecutingDied {
            Columns.sameLength("ExecutingDied", tasks.length, attempts.length);
        }

        static ExecutingDied of(GraphEvent.ExecutingDied e) {
            return new ExecutingDied(e.worker(), e.tasks(), e.attempts(), e.how(), e.wallMillis());
        }

        GraphEvent.ExecutingDied event() {
            return new GraphEvent.ExecutingDied(worker, tasks, attempts, how, wallMillis);
        }
    }
}
