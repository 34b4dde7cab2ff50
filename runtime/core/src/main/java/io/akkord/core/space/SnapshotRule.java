package io.akkord.core.space;

/**
 * When the state of a graph is stored. A snapshot costs as much as the graph has tasks, and saves the replay of the events
 * before it, so that a large graph is stored more rarely: at most one event for each {@value #TASKS_AN_EVENT} tasks is
 * replayed, which takes a small part of the time that reading the graph itself takes.
 *
 * @param every events between two snapshots, at least
 */
public record SnapshotRule(int every) {

    private static final int TASKS_AN_EVENT = 20;

    /** Whether it is time, so many events after the last snapshot. */
    public boolean isDue(long eventsSince, int tasks) {
        return eventsSince >= Math.max(every, tasks / TASKS_AN_EVENT);
    }
}
