package io.akkord.core.space;

/**
 * When a running graph is said again as a whole, so that events before can be deleted. It costs as much as the graph has tasks,
 * so that a large graph is said again more rarely, as with {@link SnapshotRule}. At most about twice as many events as
 * {@code keep} stay.
 *
 * @param keep events that stay at least, the latest ones; 0 for all
 */
public record RestatementRule(int keep) {

    /** Nothing is ever deleted. */
    public static final RestatementRule NEVER = new RestatementRule(0);

    private static final int TASKS_AN_EVENT = 200;

    /** Whether it is time, so many events after the last restatement. */
    public boolean isDue(long eventsSince, int tasks) {
        return keep > 0 && eventsSince >= Math.max(keep, tasks / TASKS_AN_EVENT);
    }
}
