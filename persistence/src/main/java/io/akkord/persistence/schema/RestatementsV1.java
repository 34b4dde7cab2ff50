package io.akkord.persistence.schema;

import io.akkord.core.supervisor.GraphEvent;

/**
 * Version 1 of what a graph says again of itself. The state has a version of its own in its first byte. Never change a field
 * here.
 */
final class RestatementsV1 {

    private RestatementsV1() {}

    record ResultsCarried(
            long number,
            long cutBefore,
            int index,
            int[] tasks,
            int[] lengths,
            byte[] inline,
            boolean last,
            long wallMillis) {

        ResultsCarried {
            Columns.sameLength("ResultsCarried", tasks.length, lengths.length);
            Columns.filled("ResultsCarried", lengths, inline.length);
        }

        static ResultsCarried of(GraphEvent.ResultsCarried e) {
            GraphEvent.Carried carried = e.carried();
            return new ResultsCarried(
                    e.number(),
                    e.cutBefore(),
                    e.index(),
                    carried.tasks(),
                    carried.lengths(),
                    carried.inline(),
                    carried.last(),
                    e.wallMillis());
        }

        GraphEvent.ResultsCarried event() {
            return new GraphEvent.ResultsCarried(
                    number, cutBefore, index, new GraphEvent.Carried(tasks, lengths, inline, last), wallMillis);
        }
    }

    record GraphRestated(long number, int index, byte[] state, boolean last) {
        static GraphRestated of(GraphEvent.GraphRestated e) {
            return new GraphRestated(e.number(), e.index(), e.state(), e.last());
        }

        GraphEvent.GraphRestated event() {
            return new GraphEvent.GraphRestated(number, index, state, last);
        }
    }
}
