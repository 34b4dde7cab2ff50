package io.akkord.core.supervisor;

/**
 * Told what changes in the truth of a graph while facts are applied, so that policy need not search for it. What it
 * keeps is no part of the truth: a new life makes it anew.
 */
interface StateWatcher {

    /** Takes no notice: for replay. */
    StateWatcher NONE = new StateWatcher() {};

    /** The graph has gained the tasks from {@code first} on. */
    default void appended(int first) {}

    /** An attempt of a task has begun. */
    default void dispatched(int task, int worker) {}

    /** A second attempt has begun beside the one under way; all inputs are recorded. */
    default void copied(int task, int worker) {}

    /** An attempt that was under way has ended, one way or another. */
    default void attemptEnded(int task, int worker) {}

    /** The last input of a task that was not recorded is. */
    default void ready(int task) {}

    /** A task must be dispatched again. */
    default void queued(int task) {}

    /** A task that was to be dispatched again has been, or need not be. */
    default void unqueued(int task) {}

    /** A worker holds the result of a task now. */
    default void held(int task, int worker) {}

    /** A worker does not hold the result of a task any more. */
    default void letGo(int task, int worker) {}
}
