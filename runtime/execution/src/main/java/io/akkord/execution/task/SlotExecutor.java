package io.akkord.execution.task;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The slots of one worker: a fixed number of daemon threads that run bodies one after the other from one queue, first
 * come first served. The queue has no bound of its own; the caller submits no more than it wants to have queued. Slots
 * live apart from any actor system. All methods may be called from any thread.
 */
public final class SlotExecutor implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SlotExecutor.class);

    private final BlockingQueue<TaskRun> queue = new LinkedBlockingQueue<>();
    private final ClassLoader loader;
    private final int slots;
    private int leakedSlots;
    private int stuckSlots;
    private volatile boolean closed;

    /**
     * Starts the slots.
     *
     * @param slots at least 1
     * @param loader the user's classes; context class loader of the threads
     */
    public SlotExecutor(int slots, ClassLoader loader) {
        if (slots < 1) {
            throw new IllegalArgumentException("the number of slots is " + slots + "; give at least 1");
        }
        this.slots = slots;
        this.loader = loader;
        for (int i = 0; i < slots; i++) {
            new Slot(this, i).start();
        }
    }

    public int slots() {
        return slots;
    }

    /** Queues a run, which must not have been submitted before. After {@link #close} it is cancelled at once. */
    public void submit(TaskRun run) {
        run.queued();
        queue.add(run);
        if (closed && queue.remove(run)) {
            run.cancel();
        }
    }

    /** Runs that wait for a slot, cancelled ones that no slot has met yet included. */
    public int queued() {
        return queue.size();
    }

    /**
     * Gives up the slot of a run that does not come back: a new thread takes its place, and the old one ends when the
     * body returns; the run is then done as usual.
     *
     * @return whether the run still had a slot to give up
     */
    public synchronized boolean leaked(TaskRun run) {
        if (closed || !(run.thread() instanceof Slot slot) || !slot.retire(run)) {
            return false;
        }
        leakedSlots++;
        stuckSlots++;
        log.warn(
                "slot {} does not come back and is replaced; {} so far, {} still stuck",
                slot.getName(),
                leakedSlots,
                stuckSlots);
        new Slot(this, slot.number()).start();
        return true;
    }

    /** Slots given up so far. */
    public synchronized int leakedSlots() {
        return leakedSlots;
    }

    /** Slots given up whose bodies have not returned yet. */
    public synchronized int stuckSlots() {
        return stuckSlots;
    }

    synchronized void cameBack() {
        stuckSlots--;
    }

    TaskRun take() throws InterruptedException {
        return queue.take();
    }

    ClassLoader loader() {
        return loader;
    }

    boolean isClosed() {
        return closed;
    }

    /** Cancels what is queued and lets the slots end after the bodies that run; does not wait for them. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        for (TaskRun run = queue.poll(); run != null; run = queue.poll()) {
            run.cancel();
        }
        for (int i = 0; i < slots; i++) {
            queue.add(new Wake());
        }
    }

    /** Wakes a slot that waits, so that it sees that it shall end. */
    private static final class Wake extends TaskRun {
        @Override
        protected Object run() {
            return this;
        }
    }
}
