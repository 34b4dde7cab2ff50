package io.akkord.core.worker;

import org.jspecify.annotations.Nullable;

/** Which task a free slot takes: those that must run alone first, then by the orderings within and between graphs. */
final class Slots {

    private final WorkerSettings settings;
    private final WorkerPort port;
    private final UnrecordedCompletions unrecorded;
    private final ReadyQueue ready;
    private final Solitude solitude = new Solitude();
    private int running;

    Slots(WorkerSettings settings, WorkerPort port, UnrecordedCompletions unrecorded) {
        this.settings = settings;
        this.port = port;
        this.unrecorded = unrecorded;
        this.ready = new ReadyQueue(settings.resources(), settings.graphOrdering());
    }

    /** A row misses no input and waits for a slot. */
    void becomeReady(TaskRow row) {
        row.state = TaskRow.State.READY;
        row.readyNanos = port.nanos();
        if (row.isAlone()) {
            solitude.add(row);
        } else {
            ready.add(row);
        }
    }

    /** Takes tasks for all free slots. */
    void startReady() {
        for (TaskRow next = take(); next != null; next = take()) {
            port.start(next);
        }
    }

    /** With its memory full a worker goes on one task at a time: what that task frees may be what is needed. */
    private @Nullable TaskRow take() {
        int slots = port.isPaused() ? 1 : settings.slots();
        TaskRow next = solitude.isWanted()
                ? solitude.poll(running)
                : running < slots ? ready.poll(unrecorded.isAtLimit()) : null;
        if (next != null) {
            next.state = TaskRow.State.STARTED;
            running++;
        }
        return next;
    }

    /** The task that a slot goes on with by itself; null if none may start, or the first one wants a begin of its own. */
    @Nullable
    TaskRow takeNext() {
        TaskRow next = take();
        if (next != null && !next.mayFollow()) {
            free(next);
            becomeReady(next);
            return null;
        }
        return next;
    }

    /** The body of a task ran for so long. */
    void ran(TaskRow row, long micros) {
        ready.ran(row, micros);
    }

    /** A started task has ended: what it had to itself is free again. */
    void free(TaskRow row) {
        running--;
        if (row.isAlone()) {
            solitude.ended(row);
        } else {
            ready.giveBack(row);
        }
    }

    /** Whether a task could start that waits for nothing but a slot. */
    boolean hasReady() {
        return !ready.isEmpty() && !solitude.isWanted();
    }

    int running() {
        return running;
    }
}
