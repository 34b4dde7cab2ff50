package io.akkord.execution.task;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a body on a slot. It outlives whoever submitted it: the callback can be pointed elsewhere while the body
 * runs. All methods may be called from any thread.
 *
 * <p>The state goes from queued to running to done, or from queued straight to done when it is cancelled. Each change,
 * the interrupt and the callback's change are under one lock, held for a few instructions and never while user code runs.
 */
public abstract class TaskRun {

    /** Where a run stands. */
    public enum State {
        /** Not submitted, or waiting for a slot. */
        QUEUED,
        /** The body runs on a slot. */
        RUNNING,
        /** The outcome is there. */
        DONE
    }

    private static final Logger log = LoggerFactory.getLogger(TaskRun.class);

    private final Object lock = new Object();
    private State state = State.QUEUED;
    private @Nullable Thread thread;
    private @Nullable Runnable callback;
    private boolean cancelled;
    private @Nullable Object value;
    private @Nullable Throwable error;
    private volatile long queuedNanos;
    private volatile long startNanos;
    private volatile long startMicros;
    private volatile long endNanos;

    protected TaskRun() {}

    /** The body; runs in the slot's thread. */
    protected abstract @Nullable Object run() throws Throwable;

    public State state() {
        synchronized (lock) {
            return state;
        }
    }

    /** What the body returned; null if it threw, returned null, or is not done. */
    public @Nullable Object value() {
        synchronized (lock) {
            return value;
        }
    }

    /**
     * What the body threw, of whatever class, Errors included; a {@link CancellationException} if it was cancelled before
     * it began; null if it returned or is not done.
     */
    public @Nullable Throwable error() {
        synchronized (lock) {
            return error;
        }
    }

    /** Whether {@link #cancel} was called before the run was done. */
    public boolean isCancelled() {
        synchronized (lock) {
            return cancelled;
        }
    }

    /** Monotonic time at which it was submitted, nanoseconds. */
    public long queuedNanos() {
        return queuedNanos;
    }

    /** Monotonic time at which the body began, nanoseconds; 0 before. */
    public long startNanos() {
        return startNanos;
    }

    /** Monotonic time at which the body ended, nanoseconds; 0 before. */
    public long endNanos() {
        return endNanos;
    }

    /** Wall time at which the body began, microseconds since 1970, for display only; 0 before. */
    public long startMicros() {
        return startMicros;
    }

    /**
     * Takes the run out of the queue, or interrupts its body; does nothing once it is done. A cancelled body that goes on
     * is not stopped: see {@link SlotExecutor#leaked}.
     */
    public void cancel() {
        Runnable due = null;
        synchronized (lock) {
            if (state == State.DONE) {
                return;
            }
            cancelled = true;
            if (thread != null) {
                thread.interrupt();
            } else {
                due = finish(null, new CancellationException("cancelled before it began"));
            }
        }
        call(due);
    }

    /**
     * Sets what is called once the run is done, in place of what was set before: in the slot's thread, or here and now if
     * it is done already. A callback that is not replaced before the end is called exactly once.
     */
    public void onDone(Runnable next) {
        synchronized (lock) {
            if (state != State.DONE) {
                callback = next;
                return;
            }
        }
        call(next);
    }

    void queued() {
        queuedNanos = System.nanoTime();
    }

    /** Runs the body in this thread, behind a boundary that nothing passes. */
    void runHere() {
        Object result = null;
        Throwable thrown = null;
        try {
            if (!begin()) {
                return;
            }
            result = run();
        } catch (Throwable e) {
            thrown = e;
        }
        Runnable due;
        synchronized (lock) {
            due = finish(result, thrown);
            thread = null;
            // Interrupts come under the lock and only while the state is running: none can come after this one is
            // cleared.
            Thread.interrupted();
        }
        call(due);
    }

    private boolean begin() {
        Instant now = Clock.systemUTC().instant();
        synchronized (lock) {
            if (state != State.QUEUED) {
                return false;
            }
            Thread.interrupted();
            state = State.RUNNING;
            thread = Thread.currentThread();
            startMicros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
            startNanos = System.nanoTime();
            return true;
        }
    }

    private @Nullable Runnable finish(@Nullable Object result, @Nullable Throwable thrown) {
        endNanos = System.nanoTime();
        state = State.DONE;
        value = result;
        error = thrown;
        Runnable due = callback;
        callback = null;
        return due;
    }

    private static void call(@Nullable Runnable due) {
        if (due == null) {
            return;
        }
        try {
            due.run();
        } catch (Throwable e) {
            log.error("the callback of a run failed; its outcome is lost to whoever waits for it", e);
        }
    }

    /** Where the user's code is now, the innermost frame first; empty if no thread runs the body. */
    public StackTraceElement[] stack() {
        Thread present = thread();
        StackTraceElement[] frames = present == null ? new StackTraceElement[0] : present.getStackTrace();
        return Arrays.copyOf(frames, RuntimeFrames.userEnd(frames));
    }

    /** The thread that runs the body now. */
    @Nullable
    Thread thread() {
        synchronized (lock) {
            return thread;
        }
    }
}
