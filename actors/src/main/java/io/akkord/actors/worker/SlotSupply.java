package io.akkord.actors.worker;

import io.akkord.core.worker.Outcome;
import io.akkord.core.worker.TaskRow;
import io.akkord.core.worker.WorkerCore;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets a slot go on with the next ready task as soon as one has succeeded, in the slot's own thread and under the host's
 * lock: no message, no new actor, no other thread in between. The worker actor is asked to send what gathered when
 * somebody waits for it, and else now and then. For the threads of the slots.
 */
final class SlotSupply {

    /** One actor carries tasks that follow each other for so long; then the next one begins with an actor of its own. */
    private static final long LONGEST_NANOS = 10_000_000;

    /** How long completions may gather while a slot has work. */
    private static final long GATHER_NANOS = 200_000;

    /** A slot that ran short tasks looks out for another one for so long before it goes to sleep. */
    private static final long LINGER_NANOS = 20_000;

    private static final long SHORT_NANOS = 200_000;

    private final ReentrantLock lock;
    private final WorkerCore core;
    private final Map<TaskRow, BodyRun> runs;
    private final HostPort port;
    private final int slots;
    private int lingering;
    private int attachment;
    private long flushedNanos;
    private volatile boolean hasReady;

    SlotSupply(ReentrantLock lock, WorkerCore core, Map<TaskRow, BodyRun> runs, HostPort port, int slots) {
        this.lock = lock;
        this.core = core;
        this.runs = runs;
        this.port = port;
        this.slots = slots;
    }

    /**
     * The present task of a run has succeeded.
     *
     * @return the task to go on with; null if the run ends here
     */
    @Nullable
    TaskRow follow(BodyRun run, Outcome outcome, long nowNanos) {
        TaskRow next;
        boolean flush;
        lock.lock();
        try {
            if (!run.mayBeFollowed()) {
                return null;
            }
            core.succeeded(run.row(), outcome);
            runs.remove(run.row());
            run.reported();
            boolean goesOn = nowNanos - run.startNanos() < LONGEST_NANOS;
            next = goesOn ? take(run) : null;
            flush = isFlushDue(next, nowNanos);
        } finally {
            lock.unlock();
        }
        if (flush) {
            port.askFlush();
        }
        return next != null || outcome.runMicros() * 1000L > SHORT_NANOS ? next : linger(run, nowNanos);
    }

    private @Nullable TaskRow take(BodyRun run) {
        TaskRow next = run.isLeaked() || run.attachment() != attachment ? null : core.takeNext();
        hasReady = core.hasReady();
        if (next != null) {
            Thread.interrupted();
            run.goOnWith(next);
            runs.put(next, run);
        }
        return next;
    }

    private boolean isFlushDue(@Nullable TaskRow next, long nowNanos) {
        boolean due = core.takeNewsForPeers()
                || next == null
                || nowNanos - flushedNanos > GATHER_NANOS
                || (hasReady && core.running() + lingering < slots);
        flushedNanos = due ? nowNanos : flushedNanos;
        return due;
    }

    /** Work of short tasks often comes from another slot, or from the network, just after a slot has run dry. */
    private @Nullable TaskRow linger(BodyRun run, long sinceNanos) {
        if (sinceNanos - run.startNanos() >= LONGEST_NANOS) {
            return null;
        }
        count(1);
        TaskRow next = null;
        while (next == null && System.nanoTime() - sinceNanos < LINGER_NANOS) {
            if (hasReady) {
                next = locked(run);
            } else {
                Thread.onSpinWait();
            }
        }
        count(-1);
        return next;
    }

    private @Nullable TaskRow locked(BodyRun run) {
        lock.lock();
        try {
            return take(run);
        } finally {
            lock.unlock();
        }
    }

    private void count(int by) {
        lock.lock();
        try {
            lingering += by;
        } finally {
            lock.unlock();
        }
    }

    /** Another worker actor is attached: runs that it has not taken over end with their present tasks; under the lock. */
    void attached() {
        attachment++;
    }

    int attachment() {
        return attachment;
    }

    /** The dataflow has changed in the actor's thread, which holds the lock. */
    void changed() {
        hasReady = core.hasReady();
    }
}
