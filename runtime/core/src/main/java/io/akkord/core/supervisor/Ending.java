package io.akkord.core.supervisor;

import io.akkord.api.GraphStatus;
import io.akkord.core.message.ToWorker;

/** What follows when tasks have ended: results go that nobody needs, attempts stop that nobody wants, the graph ends. */
final class Ending {

    private final GraphState state;
    private final Recorder recorder;

    Ending(GraphState state, Recorder recorder) {
        this.state = state;
        this.recorder = recorder;
    }

    /** Records the end of the graph, if nothing is left to do or it fails at once. */
    void end(long wallMillis) {
        boolean failedFast = state.firstFailure != null && state.options().failFast();
        if (!failedFast && (!state.sealed || state.unfinished() > 0 || state.reruns > 0)) {
            return;
        }
        boolean completed = state.firstFailure == null;
        recorder.record(new GraphEvent.GraphCompleted(
                completed ? GraphStatus.State.COMPLETED : GraphStatus.State.FAILED,
                completed ? "" : firstFailure(ResultLookup.failed(state)),
                wallMillis));
    }

    private static String firstFailure(TaskResult.Failed first) {
        return "task " + first.key() + " failed" + (first.node().isEmpty() ? "" : " on " + first.node()) + ": "
                + first.failure();
    }

    /**
     * Sends what followed from applied facts: results that nobody needs, attempts that are not wanted. What has become
     * right again within the same decision stays.
     */
    void settle() {
        TasksByWorker releases = new TasksByWorker();
        TasksByWorker cancels = new TasksByWorker();
        state.aftermath.drainReleased((task, worker) -> addUnlessThere(releases, task, worker));
        state.aftermath.drainStopped((task, worker) -> addUnlessThere(cancels, task, worker));
        releases.drain(worker -> true, (worker, tasks) -> recorder.drop(worker, new ToWorker.Release(tasks)));
        cancels.drain(worker -> true, (worker, tasks) -> recorder.drop(worker, new ToWorker.Cancel(tasks)));
    }

    private void addUnlessThere(TasksByWorker gathered, int task, int worker) {
        if (state.tasks.workers[task] != worker) {
            gathered.add(worker, task);
        }
    }
}
