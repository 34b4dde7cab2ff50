package io.akkord.core.worker;

import java.util.Map;

/**
 * Limits of a worker's dataflow.
 *
 * @param slots tasks that run at the same time
 * @param resources named counters that tasks may occupy
 * @param unrecordedLimit completions that may wait for the journal before nothing new is started
 * @param unrecordedBytes as above, in bytes of inline results
 * @param graphOrdering which graph's tasks run first
 */
public record WorkerSettings(
        int slots,
        Map<String, Integer> resources,
        int unrecordedLimit,
        long unrecordedBytes,
        GraphOrdering graphOrdering) {

    /** With a fair share for each graph. */
    public WorkerSettings(int slots, Map<String, Integer> resources, int unrecordedLimit, long unrecordedBytes) {
        this(slots, resources, unrecordedLimit, unrecordedBytes, GraphOrdering.FAIR_SHARE);
    }
}
