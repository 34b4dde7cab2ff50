package io.akkord.actors.worker;

import io.akkord.core.liveness.StuckBody;
import io.akkord.core.message.Failure;
import io.akkord.core.worker.Outcome;
import io.akkord.core.worker.WorkerCore;
import io.akkord.execution.allow.NotAllowedException;
import io.akkord.execution.operation.OperationMissingException;
import io.akkord.execution.task.Failures;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells the dataflow how bodies ended, or that they do not. All methods are for callers under the host's lock. */
final class BodyEnds {

    private final WorkerHost host;
    private final WorkerCore core;

    BodyEnds(WorkerHost host) {
        this.host = host;
        this.core = host.core();
    }

    /** A run has ended. Its last task may have been told of by the slot already. */
    void ended(BodyRun run) {
        if (run.isReported()) {
            return;
        }
        host.runs().remove(run.row());
        Outcome outcome = run.outcome();
        if (outcome != null) {
            core.succeeded(run.row(), outcome);
        } else {
            failed(run, run.error());
        }
    }

    private void failed(BodyRun run, @Nullable Throwable error) {
        if (error instanceof InputGoneException gone) {
            core.inputGone(run.row(), gone.task());
        } else if (run.isPastDeadline()) {
            TimeoutException late = new TimeoutException(deadline(run) + " passed and the task was interrupted");
            late.setStackTrace(new StackTraceElement[0]);
            core.failed(run.row(), Failures.of(late), true);
        } else {
            Throwable thrown = error == null ? new IllegalStateException("the run has no outcome") : error;
            boolean retriable = !(thrown instanceof NotAllowedException || thrown instanceof OperationMissingException);
            core.failed(run.row(), Failures.of(thrown), retriable);
        }
    }

    /** A run ignores its interrupt, and another slot has taken the place of its own. What people are told of it. */
    StuckBody stuck(BodyRun run, String node) {
        StackTraceElement[] stack = run.stack();
        StuckBody body = host.stuck().add(run, node);
        host.runs().remove(run.row());
        core.failed(run.row(), failure(run, body, stack), true);
        return body;
    }

    /** Reads like an exception that the body threw where its thread is. */
    private Failure failure(BodyRun run, StuckBody body, StackTraceElement[] stack) {
        Duration grace = host.settings().worker().interruptGrace();
        TimeoutException error = new TimeoutException(deadline(run) + " passed, and the task ignored the interrupt for "
                + grace + ": " + body.describe("#" + body.task()));
        error.setStackTrace(stack);
        return Failures.of(error);
    }

    private static String deadline(BodyRun run) {
        return "the deadline of " + run.row().options().deadline().orElse(Duration.ZERO);
    }
}
