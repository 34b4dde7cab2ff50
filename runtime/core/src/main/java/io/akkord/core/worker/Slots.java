package io.akkord.core.worker;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Which task a free slot takes: those that must run alone first, then by the orderings within and between graphs. */
final class Slots {

    private final WorkerSettings settings;
    private final WorkerPort port;
    private final UnrecordedCompletions unrecorded;
    private final ReadyQueue ready;
    private final Solitude solitude = new Solitude();
    /** Effects that wait until it is certain that they are still this worker's. */
    private final ArrayDeque<TaskRow> uncertain = new ArrayDeque<>();

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
        add(row);
    }

    private void add(TaskRow row) {
        if (row.isAlone()) {
            solitude.add(row);
        } else {
            ready.add(row);
        }
    }

    /** Takes tasks for all free slots. */
    void startReady() {
        for (int n = uncertain.size(); n > 0; n--) {
            TaskRow row = uncertain.remove();
            if (!row.gone && row.state == TaskRow.State.READY) {
                add(row);
            }
        }
        for (TaskRow next = take(); next != null; next = take()) {
            port.start(next);
        }
    }

    /**
     * A worker that was given up, and does not know it yet because it was frozen or cut off, must not begin an effect: another
     * may have had it, and its completion may be recorded. Such tasks wait for the next answer of the coordinator.
     */
    private @Nullable TaskRow take() {
        TaskRow next = first();
        while (next != null && next.options().effect() && !port.isCounted(next.graph.id)) {
            giveUp(next);
            ready.ran(next, 0);
            uncertain.add(next);
            next = first();
        }
        if (next != null) {
            next.state = TaskRow.State.STARTED;
            running++;
        }
        return next;
    }

    /** With its memory full a worker goes on one task at a time: what that task frees may be what is needed. */
    private @Nullable TaskRow first() {
        int slots = port.isPaused() ? 1 : settings.slots();
        return solitude.isWanted()
                ? solitude.poll(running)
                : running < slots ? ready.poll(unrecorded.isAtLimit()) : null;
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
        giveUp(row);
    }

    private void giveUp(TaskRow row) {
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
