package io.akkord.core.supervisor;

/**
 * Which worker runs a task and which holds its result: the changes of these columns, with the workers' counts. Used by
 * {@link GraphState} only.
 */
final class Whereabouts {

    private final GraphState state;
    private final TaskTable tasks;
    private final WorkerTable workers;

    Whereabouts(GraphState state) {
        this.state = state;
        this.tasks = state.tasks;
        this.workers = state.workers;
    }

    void queue(int task) {
        tasks.set(task, TaskTable.QUEUED);
        state.queued++;
        state.watcher.queued(task);
    }

    void unqueue(int task) {
        if (tasks.has(task, TaskTable.QUEUED)) {
            tasks.clear(task, TaskTable.QUEUED | TaskTable.RETRACTED);
            state.queued--;
            state.watcher.unqueued(task);
        }
    }

    /** Begins an attempt. A replica that is still held gives way to it; an attempt under way goes on beside it. */
    void dispatch(int task, int worker, int attempt) {
        if (tasks.has(task, TaskTable.DISPATCHED)) {
            state.copies.put(task, new SpeculativeCopies.Copy(tasks.attempts[task], worker, attempt));
            tasks.attempts[task] = attempt;
            workers.changeInFlight(worker, 1);
            state.watcher.copied(task, worker);
            return;
        }
        unqueue(task);
        giveUpReplica(task, worker);
        tasks.set(task, TaskTable.DISPATCHED);
        tasks.attempts[task] = attempt;
        tasks.workers[task] = worker;
        workers.changeInFlight(worker, 1);
        state.watcher.dispatched(task, worker);
    }

    private void giveUpReplica(int task, int except) {
        int holder = tasks.workers[task];
        if (holder != TaskTable.NO_WORKER) {
            letGo(task);
            if (holder != except) {
                state.aftermath.release(task, holder);
            }
        }
    }

    /** Ends the attempts that are under way or queued; those that are not the reporting worker's are to stop. */
    void endAttempt(int task, int reporter) {
        unqueue(task);
        endCopy(task, reporter);
        if (tasks.has(task, TaskTable.DISPATCHED)) {
            int worker = tasks.workers[task];
            takeBack(task);
            if (worker != reporter) {
                state.aftermath.stop(task, worker);
            }
        }
    }

    private void endCopy(int task, int reporter) {
        SpeculativeCopies.Copy copy = state.copies.remove(task);
        if (copy != null && !copy.isGone()) {
            workers.changeInFlight(copy.worker(), -1);
            state.watcher.attemptEnded(task, copy.worker());
            if (copy.worker() != reporter) {
                state.aftermath.stop(task, copy.worker());
            }
        }
    }

    /** The attempt that a worker has is gone; whether the task has none left. If it had two, the other one goes on. */
    boolean loseAttempt(int task, int worker) {
        SpeculativeCopies.Copy copy = state.copies.get(task);
        if (copy == null || (copy.isGone() && tasks.workers[task] == worker)) {
            state.copies.remove(task);
            takeBack(task);
            return true;
        }
        workers.changeInFlight(worker, -1);
        state.watcher.attemptEnded(task, worker);
        if (copy.worker() == worker) {
            state.copies.put(task, copy.gone());
        } else {
            tasks.workers[task] = copy.worker();
            state.copies.remove(task);
        }
        return false;
    }

    /** Ends the attempt that is under way, without a word to its worker. */
    private void takeBack(int task) {
        int worker = tasks.workers[task];
        tasks.clear(task, TaskTable.DISPATCHED);
        workers.changeInFlight(worker, -1);
        state.watcher.attemptEnded(task, worker);
        tasks.workers[task] = TaskTable.NO_WORKER;
    }

    /** A worker holds the result now, of so many bytes. A replica elsewhere gives way to it. */
    void hold(int task, int worker, long bytes) {
        giveUpReplica(task, worker);
        tasks.sizes[task] = (int) Math.min(bytes, Integer.MAX_VALUE);
        tasks.workers[task] = worker;
        workers.changeHeld(worker, 1);
        state.watcher.held(task, worker);
    }

    /** No worker holds the result any more. */
    void letGo(int task) {
        int holder = tasks.workers[task];
        workers.changeHeld(holder, -1);
        state.watcher.letGo(task, holder);
        tasks.workers[task] = TaskTable.NO_WORKER;
        if (tasks.places[task] == TaskTable.PLACE_HELD) {
            tasks.places[task] = TaskTable.PLACE_NONE;
        }
    }

    /** Whether the worker holds the result, or is believed to. */
    boolean isHolder(int task, int worker) {
        return tasks.workers[task] == worker && !tasks.has(task, TaskTable.DISPATCHED);
    }
}
