package io.akkord.execution.task;

import org.jspecify.annotations.Nullable;

/** A thread that runs bodies; leaves no trace of one body for the next. */
final class Slot extends Thread {

    private final SlotExecutor executor;
    private final int number;
    private @Nullable TaskRun current;
    private boolean retired;

    Slot(SlotExecutor executor, int number) {
        super("akkord-slot-" + number);
        this.executor = executor;
        this.number = number;
        setDaemon(true);
        setContextClassLoader(executor.loader());
    }

    int number() {
        return number;
    }

    @Override
    public void run() {
        while (!executor.isClosed() && next()) {
            tidy();
        }
    }

    /** Runs the next body; false if this thread was given up meanwhile. */
    private boolean next() {
        TaskRun run;
        try {
            run = executor.take();
        } catch (InterruptedException e) {
            // Somebody other than the run's owner interrupted this thread: a slot only ends when its executor does.
            return true;
        }
        begin(run);
        runBehindBoundary(run);
        if (end()) {
            executor.cameBack();
            return false;
        }
        return true;
    }

    private static void runBehindBoundary(TaskRun run) {
        try {
            run.runHere();
        } catch (Throwable e) {
            // What bodies and callbacks throw is caught further in; this is the memory running out while that is
            // logged.
        }
    }

    private synchronized void begin(TaskRun run) {
        current = run;
    }

    private synchronized boolean end() {
        current = null;
        return retired;
    }

    /** Gives this thread up if it still is with the run; false if it has come back or was given up before. */
    synchronized boolean retire(TaskRun run) {
        if (current != run || retired) {
            return false;
        }
        retired = true;
        return true;
    }

    private void tidy() {
        if (getContextClassLoader() != executor.loader()) {
            setContextClassLoader(executor.loader());
        }
    }
}
